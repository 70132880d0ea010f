/** SeBS's 130.crud-api: start with {@link io.faasduet.sebs.crud.CrudApi}. */
@NullMarked
package io.faasduet.sebs.crud;

import org.jspecify.annotations.NullMarked;

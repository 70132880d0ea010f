package io.faasduet.sebs.crud;

import java.util.List;
import java.util.Map;

/**
 * What the calls answered.
 *
 * @param result an object for each call: empty for {@code PUT /cart}, the item for {@code GET
 *     /cart/{id}}, and {@code products}, {@code total_cost} and {@code avg_price} for {@code GET
 *     /cart}
 */
public record CrudApiResponse(List<Map<String, Object>> result) {
  public CrudApiResponse {
    result = List.copyOf(result);
  }
}

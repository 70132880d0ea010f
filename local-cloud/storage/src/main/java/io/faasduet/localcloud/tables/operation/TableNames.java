package io.faasduet.localcloud.tables.operation;

import io.faasduet.localcloud.signature.LocalAccount;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of tables in requests; an ARN stands for the name at its end. */
final class TableNames {
  private static final String FIELD = "TableName";
  private static final String ARN =
      "arn:aws:dynamodb:" + LocalAccount.REGION + ":" + LocalAccount.ID + ":table/";
  private static final Pattern ANY_ARN =
      Pattern.compile("arn:[\\w-]+:dynamodb:[\\w-]+:(\\d{12}):table/.+");
  private static final String PATTERN = "[a-zA-Z0-9_.-]+";
  private static final int MIN = 3;
  private static final int MAX = 255;

  private TableNames() {}

  static String arn(String name) {
    return ARN + name;
  }

  static String of(OperationInput input) {
    return checked(
        input
            .text(FIELD)
            .orElseThrow(
                () ->
                    TablesError.validation(
                        "The parameter 'TableName' is required but was not present in the"
                            + " request")));
  }

  /** A name that a table can have. */
  static String checked(String given) {
    Matcher arn = ANY_ARN.matcher(given);
    if (arn.matches() && !given.startsWith(ARN)) {
      throw arn.group(1).equals(LocalAccount.ID)
          ? TablesError.noTable()
          : TablesError.otherAccount(given);
    }
    String name = given.startsWith(ARN) ? given.substring(ARN.length()) : given;
    if (name.length() < MIN || name.length() > MAX) {
      throw TablesError.validation(
          "TableName must be at least 3 characters long and at most 255 characters long");
    } else if (!name.matches(PATTERN)) {
      throw TablesError.constraint(
          "'" + name + "'",
          "tableName",
          "Member must satisfy regular expression pattern: " + PATTERN);
    }
    return name;
  }

  /** The table that an operation on items is sent to. */
  static StoredTable table(TableCatalogue tables, String name) {
    return tables.find(checked(name)).orElseThrow(TablesError::noTable);
  }
}

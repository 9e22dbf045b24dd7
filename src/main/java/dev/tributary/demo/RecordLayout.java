package dev.tributary.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays a draft out in the columns of its source. */
final class RecordLayout {
  private RecordLayout() {}

  static DemoRecord record(Draft draft, String trueEntity, boolean decidable) {
    return new DemoRecord(
        draft.source().key(draft.number()),
        columns(draft),
        draft.touchedSeconds() * 1000,
        trueEntity,
        decidable);
  }

  /** Column to text in the order of the header; columns without a value are absent. */
  static Map<String, String> columns(Draft draft) {
    Map<String, String> row = new LinkedHashMap<>();
    String idColumn = draft.source().columns().get(0);
    for (String column : draft.source().columns()) {
      String text =
          column.equals(idColumn) ? draft.source().key(draft.number()).id() : text(draft, column);
      if (!text.isEmpty()) {
        row.put(column, text);
      }
    }
    return Collections.unmodifiableMap(row);
  }

  private static String text(Draft draft, String column) {
    return switch (column) {
      case "first_name" -> draft.name().firstText();
      case "last_name" -> draft.name().lastText();
      case "account_name", "display_name" -> draft.name().wholeText();
      case "email" -> draft.mail().text();
      case "phone" -> draft.phone().text();
      case "company", "company_name" -> draft.company().text();
      case "billing_address" -> draft.address();
      case "created_at", "submitted_at" -> Calendar.write(draft.createdSeconds());
      case "updated_at", "last_seen_at", "last_login_at" -> Calendar.write(draft.touchedSeconds());
      default -> draft.particulars().getOrDefault(column, "");
    };
  }
}

package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Lookup;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How parameters and fields that many routes have are read. */
final class Parameters {
  static final String STALE_NAME = "stale";
  static final String STALE =
      "allow: answer from a copy that may be behind while the owner is restored, and say so";
  static final Parameter STALE_PARAMETER = Parameter.optional(STALE_NAME, STALE);
  static final int MOST_ON_A_PAGE = 1_000;

  private Parameters() {}

  static boolean stale(@Nullable String value) {
    if (value == null || value.equals("refuse")) {
      return false;
    }
    if (value.equals("allow")) {
      return true;
    }
    throw HttpFailure.invalid("stale has to be allow or refuse");
  }

  /** An id of an entity. */
  static String entityId(String text) {
    try {
      if (text.length() == 36) {
        return UUID.fromString(text).toString();
      }
    } catch (IllegalArgumentException e) {
      // The same words for both.
    }
    throw HttpFailure.invalid(
        "an entity's id has to be a UUID as 0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90");
  }

  /** A text in a body; null where it is not there. */
  static @Nullable String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw HttpFailure.invalid(field + " has to be a text");
    }
    return value.textValue();
  }

  /** A text in a body that has to be there. */
  static String required(JsonNode body, String field) {
    String text = text(body, field);
    if (text == null || text.isBlank()) {
      throw HttpFailure.invalid(field + " is missing; it has to be a text that is not blank");
    }
    return text;
  }

  /** A whole number in a body, within limits. */
  static int number(JsonNode body, String field, int otherwise, int from, int to) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (value.isIntegralNumber() && value.asLong() >= from && value.asLong() <= to) {
      return value.asInt();
    }
    throw HttpFailure.invalid(
        "%s has to be a whole number from %d to %d".formatted(field, from, to));
  }

  /** A truth value in a body; false where it is not there. */
  static boolean flag(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull() || value.isBoolean()) {
      return value.asBoolean();
    }
    throw HttpFailure.invalid(field + " has to be true or false");
  }

  /** A number from 0 to 1; another one where there is none. */
  static double fraction(String name, @Nullable String text, double otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same words for both.
    }
    throw HttpFailure.invalid("the parameter " + name + " has to be a number from 0 to 1");
  }

  /** A time in ISO 8601. */
  static Instant time(String name, String text) {
    try {
      Instant time = Instant.parse(text);
      var unused = time.toEpochMilli(); // of a year with ten digits there is none
      return time;
    } catch (DateTimeParseException | ArithmeticException e) {
      throw HttpFailure.invalid(
          "the parameter " + name + " has to be a time as 2026-03-05T08:30:00Z");
    }
  }

  /** A list in a body that has to be there. */
  static JsonNode list(JsonNode body, String field, int most) {
    JsonNode list = body.path(field);
    if (!list.isArray()) {
      throw HttpFailure.invalid(field + " has to be a list; /openapi.json says of what");
    }
    if (list.size() > most) {
      throw HttpFailure.tooLarge(
          "%s has %d items, at most %d are taken at once; send several requests"
              .formatted(field, list.size(), most));
    }
    return list;
  }

  /** Where a record belongs. */
  static Lookup crosswalk(RecordKey record) {
    return Lookup.crosswalk(record.source(), record.id());
  }

  /** A record named by a text. */
  static RecordKey recordNamed(String text, String where) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw HttpFailure.invalid(where + " has to be source:id of a record");
    }
    return RecordKey.parse(text);
  }

  /** A record named by source and id. */
  static RecordKey record(JsonNode node, String where) {
    JsonNode source = node.path("source");
    JsonNode id = node.path("id");
    if (!source.isTextual() || !id.isTextual()) {
      throw HttpFailure.invalid(where + " has to be an object of source and id, both texts");
    }
    try {
      return new RecordKey(source.textValue(), id.textValue());
    } catch (IllegalArgumentException e) {
      throw HttpFailure.invalid(
          where + " names no record: a source has no colon, and neither it nor the id is empty");
    }
  }
}

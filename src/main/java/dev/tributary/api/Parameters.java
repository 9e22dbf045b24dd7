package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.model.RecordKey;
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

package dev.tributary.codec;

import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object strictly: one object, nothing after it, no name twice, within the limits. */
final class JsonObjectReader {
  private final JsonFactory factory;
  private final int maxColumns;

  JsonObjectReader(DecoderLimits limits) {
    maxColumns = limits.maxColumns();
    factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxNameLength(limits.maxNameChars())
                    .maxStringLength(limits.maxBytes())
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
  }

  JsonFields read(JsonText text, ConnectSchema schema) throws UnreadableException {
    try (JsonParser parser = parser(text)) {
      if (parser.nextToken() != START_OBJECT) {
        throw notAnObject(parser, text);
      }
      JsonFields fields = new JsonFields();
      while (parser.nextToken() != END_OBJECT) {
        readField(parser, text, schema, fields);
      }
      requireEnd(parser, text);
      return fields;
    } catch (IOException e) {
      throw unreadable(text, e);
    }
  }

  /** Reads JSON that is a single string. */
  String readString(JsonText text) throws UnreadableException {
    try (JsonParser parser = parser(text)) {
      parser.nextToken();
      String string = parser.getText();
      requireEnd(parser, text);
      return text.escapes() ? LoneSurrogates.replace(string) : string;
    } catch (IOException e) {
      throw unreadable(text, e);
    }
  }

  private JsonParser parser(JsonText text) throws IOException {
    return factory.createParser(text.bytes(), text.from(), text.to() - text.from());
  }

  private void readField(JsonParser parser, JsonText text, ConnectSchema schema, JsonFields fields)
      throws IOException, UnreadableException {
    String name = parser.currentName();
    JsonToken token = parser.nextToken();
    if (token.isStructStart()) {
      int start = text.from() + (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int end = text.from() + (int) parser.currentLocation().getByteOffset();
      fields.addContainer(name, text.slice(start, end));
    } else {
      fields.add(name, scalar(parser, token, text, schema.column(name)));
    }
    if (fields.size() > maxColumns) {
      throw new UnreadableException(
          UnreadableCause.TOO_MANY_COLUMNS, text.part() + ", limit " + maxColumns);
    }
  }

  private static @Nullable String scalar(
      JsonParser parser, JsonToken token, JsonText text, ColumnType type) throws IOException {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> {
        String string = parser.getText();
        yield type.ofString(text.escapes() ? LoneSurrogates.replace(string) : string);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> type.ofNumber(PlainNumber.of(parser.getText()));
      default -> parser.getText();
    };
  }

  private static void requireEnd(JsonParser parser, JsonText text) throws UnreadableException {
    int end = text.from() + (int) parser.currentLocation().getByteOffset();
    int next = text.firstAfter(end);
    if (next >= 0) {
      throw new UnreadableException(
          UnreadableCause.TRAILING_CONTENT, text.part() + ", byte " + next);
    }
  }

  private static UnreadableException notAnObject(JsonParser parser, JsonText text)
      throws IOException {
    JsonToken token = parser.currentToken();
    String found =
        token == null ? "nothing" : token == JsonToken.START_ARRAY ? "an array" : "a single value";
    parser.skipChildren();
    return new UnreadableException(UnreadableCause.NOT_AN_OBJECT, text.part() + " is " + found);
  }

  /** After a comma a parser misses a name where the text just ends, and says no more than that. */
  private static boolean isAtTheEnd(JsonText text, IOException e) {
    JsonLocation location = e instanceof JacksonException j ? j.getLocation() : null;
    if (location == null || location.getByteOffset() < 0) {
      return false;
    }
    return text.endsOpen() && text.firstAfter(text.from() + (int) location.getByteOffset()) < 0;
  }

  /** Jackson's own messages quote the text, which may be personal: only the place is passed on. */
  private static UnreadableException unreadable(JsonText text, IOException e) {
    UnreadableCause cause = UnreadableCause.INVALID_JSON;
    if (e instanceof StreamConstraintsException) {
      cause = UnreadableCause.LIMIT_EXCEEDED;
    } else if (e instanceof JsonEOFException || isAtTheEnd(text, e)) {
      cause = UnreadableCause.CUT_OFF;
    } else if (String.valueOf(e.getMessage()).startsWith("Duplicate field")) {
      cause = UnreadableCause.DUPLICATE_NAME;
    }
    JsonLocation location = e instanceof JacksonException j ? j.getLocation() : null;
    long offset = location == null ? -1 : location.getByteOffset();
    String place = offset < 0 ? "" : ", byte " + (text.from() + offset);
    return new UnreadableException(cause, text.part() + place);
  }
}

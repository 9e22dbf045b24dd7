package dev.tributary.topology.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tributary.codec.LoneSurrogates;
import dev.tributary.model.RecordKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** How the values of all output topics write texts, times, numbers and records. */
final class Json {
  private static final int DECIMALS = 6;
  private static final double SIX_DECIMALS = 1e6;

  /** A sign, ten digits, a point and the decimals. */
  private static final int MOST_DIGITS = 18;

  /** Above it a double has no six decimals to round to. */
  private static final double ROUNDED_BELOW = 1e9;

  /** The years of ISO 8601 have four digits; sources may claim any time. */
  private static final long FIRST_MILLIS = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();

  private static final long LAST_MILLIS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /** Times that were written lately, by a few bits of them. */
  private static final AtomicReferenceArray<@Nullable WrittenTime> LAST_TIMES =
      new AtomicReferenceArray<>(1024);

  private record WrittenTime(long millis, String text) {}

  private Json() {}

  /** A text from outside, which may hold what UTF-8 cannot. */
  static void text(JsonGenerator json, String field, String text) throws IOException {
    json.writeStringField(field, LoneSurrogates.replace(text));
  }

  static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(LoneSurrogates.replace(text));
    }
    json.writeEndArray();
  }

  static void time(JsonGenerator json, String field, long millis) throws IOException {
    long within = Math.max(FIRST_MILLIS, Math.min(LAST_MILLIS, millis));
    json.writeStringField(field, textOf(within));
  }

  /** As ISO 8601 has it. Many values are written in a row with one and the same time. */
  private static String textOf(long millis) {
    int place = (int) (millis ^ (millis >>> 20)) & (LAST_TIMES.length() - 1);
    WrittenTime known = LAST_TIMES.get(place);
    if (known == null || known.millis() != millis) {
      known = new WrittenTime(millis, Instant.ofEpochMilli(millis).toString());
      LAST_TIMES.set(place, known);
    }
    return known.text();
  }

  /** A number with six decimals; null where it is not finite. */
  static void number(JsonGenerator json, String field, double number) throws IOException {
    if (!Double.isFinite(number)) {
      json.writeNullField(field);
    } else if (Math.abs(number) < ROUNDED_BELOW) {
      json.writeFieldName(field);
      decimal(json, (long) Math.rint(number * SIX_DECIMALS));
    } else {
      json.writeNumberField(field, number);
    }
  }

  /** Writes a number of millionths as short as it goes, such as 0.25 and 3.0. */
  private static void decimal(JsonGenerator json, long millionths) throws IOException {
    char[] text = new char[MOST_DIGITS];
    int from = text.length;
    long rest = Math.abs(millionths);
    for (int decimals = 0; decimals < DECIMALS; decimals++) {
      long digit = rest % 10;
      rest /= 10;
      boolean shown = digit != 0 || from < text.length || decimals == DECIMALS - 1;
      if (shown) {
        text[--from] = (char) ('0' + digit);
      }
    }
    text[--from] = '.';
    do {
      text[--from] = (char) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (millionths < 0) {
      text[--from] = '-';
    }
    json.writeNumber(text, from, text.length - from);
  }

  /** The two fields that name a record. */
  static void nameOf(JsonGenerator json, RecordKey record) throws IOException {
    text(json, "source", record.source());
    text(json, "id", record.id());
  }

  static void record(JsonGenerator json, String field, @Nullable RecordKey record)
      throws IOException {
    if (record == null) {
      json.writeNullField(field);
      return;
    }
    json.writeObjectFieldStart(field);
    nameOf(json, record);
    json.writeEndObject();
  }

  static void records(JsonGenerator json, String field, List<RecordKey> records)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (RecordKey record : records) {
      json.writeStartObject();
      nameOf(json, record);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

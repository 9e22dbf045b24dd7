package dev.tributary.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tributary.query.Table;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a row of a table: each trait is a name whose rows are counted. Whatever a row
 * gave to the counts is taken back, by the same names, when it is another.
 *
 * <pre>
 *   size/2  filled/email  born/2931/email  link/0.95  weak  outcome/MERGE  decided/2931/MERGE
 *   best/0.95  skipped/email/saturated  review/low_confidence  waiting/2931
 * </pre>
 *
 * Numbers of weeks count from 1970. Only the fields that are needed are read.
 */
final class QualityTraits {
  /** A match of a lower probability is weak: where it is the best of a record, all of them are. */
  static final double WEAK = 0.9;

  private static final JsonFactory JSON = new JsonFactory();
  private static final long WEEK_MILLIS = 7L * 24 * 3_600_000;

  /** The beginnings of probabilities' twentieths, as traits name them. */
  private static final int TWENTIETHS = 20;

  private final List<String> traits = new ArrayList<>();

  private QualityTraits() {}

  /** The week of a time. */
  static long week(long millis) {
    return Math.floorDiv(millis, WEEK_MILLIS);
  }

  /** The first moment of a week. */
  static Instant begin(long week) {
    return Instant.ofEpochMilli(week * WEEK_MILLIS);
  }

  /** Of what cannot be read there is nothing to count. */
  static List<String> of(Table table, byte @Nullable [] value) {
    if (value == null) {
      return List.of();
    }
    QualityTraits found = new QualityTraits();
    try (JsonParser json = JSON.createParser(value)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        switch (table) {
          case GOLDEN_RECORDS -> found.golden(json);
          case CROSSWALK -> found.crosswalk(json);
          case DECISIONS -> found.decision(json);
          case REVIEW_QUEUE -> found.review(json);
          case REDIRECTS, STEWARDSHIP, AUDIT, FEEDBACK, ERASURES, OPINIONS -> {}
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return found.traits;
  }

  /** Whether rows of a table are counted. */
  static boolean areOf(Table table) {
    return switch (table) {
      case GOLDEN_RECORDS, CROSSWALK, DECISIONS, REVIEW_QUEUE -> true;
      case REDIRECTS, STEWARDSHIP, AUDIT, FEEDBACK, ERASURES, OPINIONS -> false;
    };
  }

  private void golden(JsonParser json) throws IOException {
    List<String> filled = new ArrayList<>();
    String created = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "golden" -> filled.addAll(names(json));
        case "member_count" -> traits.add("size/" + json.getLongValue());
        case "created_at" -> created = json.getText();
        case "settling" -> {
          if (value == JsonToken.VALUE_TRUE) {
            traits.add("settling");
          }
        }
        default -> json.skipChildren();
      }
    }
    String week = weekOf(created);
    traits.add("born/" + week);
    for (String attribute : filled) {
      traits.add("filled/" + attribute);
      traits.add("born/" + week + "/" + attribute);
    }
  }

  /** The names of an object's fields that have a value. */
  private static List<String> names(JsonParser json) throws IOException {
    List<String> names = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        names.add(name);
      }
      json.skipChildren();
    }
    return names;
  }

  private void crosswalk(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isDecision = json.currentName().equals("decision");
      json.nextToken();
      if (!isDecision || json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        continue;
      }
      Map<String, Object> decision = flat(json);
      if ("MERGE".equals(decision.get("outcome"))) {
        link(decision.get("probability"));
      }
    }
  }

  private void link(@Nullable Object probability) {
    if (probability instanceof Double number) {
      traits.add("link/" + twentieth(number));
      if (number < WEAK) {
        traits.add("weak");
      }
    } else {
      traits.add("link/unscored");
    }
  }

  private void decision(JsonParser json) throws IOException {
    String outcome = "";
    String at = "";
    double best = -1;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "outcome" -> outcome = json.getText();
        case "at" -> at = json.getText();
        case "candidates" -> best = best(json);
        case "not_looked_at" -> skipped(json);
        default -> json.skipChildren();
      }
    }
    traits.add("outcome/" + outcome);
    traits.add("decided/" + weekOf(at) + "/" + outcome);
    traits.add("best/" + (best < 0 ? "none" : twentieth(best)));
  }

  private static double best(JsonParser json) throws IOException {
    double best = -1;
    while (json.nextToken() == JsonToken.START_OBJECT) {
      if (flat(json).get("probability") instanceof Double number) {
        best = Math.max(best, number);
      }
    }
    return best;
  }

  private void skipped(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, Object> one = flat(json);
      traits.add("skipped/" + one.get("reason") + "/" + one.get("rule"));
    }
  }

  private void review(JsonParser json) throws IOException {
    Map<String, Object> row = flat(json);
    traits.add("review/" + row.get("reason"));
    traits.add("waiting/" + weekOf(String.valueOf(row.get("created_at"))));
  }

  /** The texts and numbers of an object; what is deeper is passed over. */
  private static Map<String, Object> flat(JsonParser json) throws IOException {
    Map<String, Object> values = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        values.put(name, json.getText());
      } else if (value.isNumeric()) {
        values.put(name, json.getDoubleValue());
      } else {
        json.skipChildren();
      }
    }
    return values;
  }

  /** Where its twentieth begins; 1 belongs to the last. */
  private static String twentieth(double probability) {
    int number = (int) Math.floor(Math.max(0, Math.min(1, probability)) * TWENTIETHS);
    int hundredths = Math.min(number, TWENTIETHS - 1) * (100 / TWENTIETHS);
    return hundredths < 10 ? "0.0" + hundredths : "0." + hundredths;
  }

  private static String weekOf(String time) {
    try {
      return Long.toString(week(Instant.parse(time).toEpochMilli()));
    } catch (DateTimeException e) {
      return "0";
    }
  }
}

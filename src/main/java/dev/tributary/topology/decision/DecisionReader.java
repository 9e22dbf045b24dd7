package dev.tributary.topology.decision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.codec.LoneSurrogates;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.decision.StewardDecision.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads values of the topic {@code stewardship}, as strictly as their schema: a decision that is
 * half understood would do the half that nobody meant.
 */
public final class DecisionReader {
  /** What a decision is about, as text; bounds what one record's actor is told of it. */
  static final int MAX_BYTES = 256 * 1024;

  /** Records on one side. */
  static final int MAX_RECORDS = 1_000;

  /** Pairs that are kept apart: the one side's records times the other's. */
  static final int MAX_PAIRS = 100_000;

  static final int MAX_ID_CHARS = 200;
  private static final int MAX_RECORD_ID_CHARS = 1_024;
  private static final int MAX_DEPTH = 8;

  private static final Set<String> ALWAYS = Set.of("decision_id", "type", "by", "at", "reason");
  private static final Set<String> RECORD_FIELDS = Set.of("source", "id");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

  private final ObjectReader json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final Set<String> sources;
  private final int maxEntitySize;

  /**
   * @param sources the names of the spec's sources
   * @param maxEntitySize records that an entity may have, and so a group that is kept together
   */
  public DecisionReader(Collection<String> sources, int maxEntitySize) {
    this.sources = Set.copyOf(sources);
    this.maxEntitySize = maxEntitySize;
  }

  /** Says whether a text can name a decision. */
  public static boolean isId(String text) {
    return !text.isBlank() && text.length() <= MAX_ID_CHARS;
  }

  /**
   * Reads a decision.
   *
   * @param id the key of the message
   * @param value its value, UTF-8 JSON
   * @throws DecisionFaultException where it is not as the schema says
   */
  public StewardDecision read(String id, byte[] value) throws DecisionFaultException {
    if (value.length > MAX_BYTES) {
      throw new DecisionFaultException(
          DecisionFault.DECISION_TOO_LARGE, value.length + " bytes, limit " + MAX_BYTES);
    }
    JsonNode root = parse(value);
    if (!text(root, "decision_id").equals(id)) {
      throw new DecisionFaultException(DecisionFault.DECISION_ID_DIFFERS, "decision_id");
    }
    text(root, "by");
    if (!required(root, "reason").isTextual()) {
      throw wrong("reason has to be a text");
    }
    return decision(id, text(root, "type"), sequence(text(root, "at")), root);
  }

  private JsonNode parse(byte[] value) throws DecisionFaultException {
    try {
      JsonNode root = json.readValue(value);
      if (root.isObject()) {
        return root;
      }
    } catch (IOException e) {
      // Jackson's words quote the text, which may be personal.
      throw new DecisionFaultException(
          DecisionFault.DECISION_NOT_JSON, "value of " + value.length + " bytes");
    }
    throw new DecisionFaultException(
        DecisionFault.DECISION_NOT_JSON, "the value is JSON, but no object");
  }

  private StewardDecision decision(String id, String type, long sequence, JsonNode root)
      throws DecisionFaultException {
    switch (type) {
      case "force_merge", "lock" -> {
        onlyWith(root, Set.of("records"));
        Kind kind = type.equals("lock") ? Kind.LOCK : Kind.TOGETHER;
        return together(id, kind, sequence, records(root, "records"));
      }
      case "force_split" -> {
        onlyWith(root, Set.of("a", "b"));
        return apart(id, sequence, records(root, "a"), records(root, "b"));
      }
      case "answer" -> {
        onlyWith(root, Set.of("a", "b", "answer"));
        return answer(id, text(root, "answer"), sequence, root);
      }
      default -> throw wrong("type has to be force_merge, force_split, answer or lock");
    }
  }

  private StewardDecision answer(String id, String answer, long sequence, JsonNode root)
      throws DecisionFaultException {
    SortedSet<RecordKey> a = records(root, "a");
    SortedSet<RecordKey> b = records(root, "b");
    switch (answer) {
      case "merge" -> {
        a.addAll(b);
        return together(id, Kind.TOGETHER, sequence, a);
      }
      case "reject" -> {
        return apart(id, sequence, a, b);
      }
      case "skip" -> {
        return new StewardDecision(id, Kind.NOTHING, sequence, List.copyOf(a), List.copyOf(b));
      }
      default -> throw wrong("answer has to be merge, reject or skip");
    }
  }

  private StewardDecision together(
      String id, Kind kind, long sequence, SortedSet<RecordKey> records)
      throws DecisionFaultException {
    if (records.size() > maxEntitySize) {
      throw new DecisionFaultException(
          DecisionFault.DECISION_TOO_MANY_RECORDS,
          records.size() + " records, limits.max_entity_size is " + maxEntitySize);
    }
    return new StewardDecision(id, kind, sequence, List.copyOf(records), List.of());
  }

  private static StewardDecision apart(
      String id, long sequence, SortedSet<RecordKey> a, SortedSet<RecordKey> b)
      throws DecisionFaultException {
    if (!Collections.disjoint(a, b)) {
      throw new DecisionFaultException(DecisionFault.DECISION_ON_BOTH_SIDES, "a and b");
    }
    if ((long) a.size() * b.size() > MAX_PAIRS) {
      throw new DecisionFaultException(
          DecisionFault.DECISION_TOO_MANY_RECORDS,
          "%d records and %d make more than %d pairs".formatted(a.size(), b.size(), MAX_PAIRS));
    }
    return new StewardDecision(id, Kind.APART, sequence, List.copyOf(a), List.copyOf(b));
  }

  private SortedSet<RecordKey> records(JsonNode root, String field) throws DecisionFaultException {
    JsonNode list = required(root, field);
    if (!list.isArray() || list.isEmpty()) {
      throw wrong(field + " has to be a list of records, one at least");
    }
    if (list.size() > MAX_RECORDS) {
      throw new DecisionFaultException(
          DecisionFault.DECISION_TOO_MANY_RECORDS,
          "%d in %s, limit %d".formatted(list.size(), field, MAX_RECORDS));
    }
    SortedSet<RecordKey> records = new TreeSet<>();
    for (JsonNode record : list) {
      records.add(record(record, field));
    }
    return records;
  }

  private RecordKey record(JsonNode record, String field) throws DecisionFaultException {
    if (!record.isObject()) {
      throw wrong("each record in " + field + " has to be an object of source and id");
    }
    only(record, RECORD_FIELDS);
    String source = text(record, "source");
    if (!sources.contains(source)) {
      throw new DecisionFaultException(DecisionFault.DECISION_SOURCE_UNKNOWN, "in " + field);
    }
    String id = text(record, "id");
    if (id.length() > MAX_RECORD_ID_CHARS) {
      throw wrong(
          "an id in %s has %d characters, limit %d"
              .formatted(field, id.length(), MAX_RECORD_ID_CHARS));
    }
    return new RecordKey(source, LoneSurrogates.replace(id));
  }

  private static long sequence(String at) throws DecisionFaultException {
    try {
      if (TIME.matcher(at).matches()) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at));
      }
    } catch (DateTimeException e) {
      throw wrong("at is no date and time that there is");
    }
    throw wrong("at has to be a time as 2026-03-05T08:30:00Z");
  }

  private static void onlyWith(JsonNode root, Set<String> ofType) throws DecisionFaultException {
    List<String> known = new ArrayList<>(ALWAYS);
    known.addAll(ofType);
    only(root, Set.copyOf(known));
  }

  private static void only(JsonNode object, Set<String> known) throws DecisionFaultException {
    for (var field : object.properties()) {
      if (!known.contains(field.getKey())) {
        String name = field.getKey();
        throw new DecisionFaultException(
            DecisionFault.DECISION_FIELD_UNKNOWN, name.substring(0, Math.min(50, name.length())));
      }
    }
  }

  private static JsonNode required(JsonNode object, String field) throws DecisionFaultException {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      throw new DecisionFaultException(DecisionFault.DECISION_FIELD_MISSING, field);
    }
    return value;
  }

  private static String text(JsonNode object, String field) throws DecisionFaultException {
    JsonNode value = required(object, field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw wrong(field + " has to be a text that is not empty");
    }
    return value.textValue();
  }

  private static DecisionFaultException wrong(String what) {
    return new DecisionFaultException(DecisionFault.DECISION_VALUE_WRONG, what);
  }
}

package dev.tributary.topology.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.decision.StewardDecision.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RecordKey ONE = new RecordKey("crm_contacts", "1");
  private static final RecordKey TWO = new RecordKey("app_signups", "2");
  private static final String ONE_JSON = "{\"source\": \"crm_contacts\", \"id\": \"1\"}";
  private static final String TWO_JSON = "{\"source\": \"app_signups\", \"id\": \"2\"}";
  private static final String SIDES = "'a': [%s], 'b': [%s]".formatted(ONE_JSON, TWO_JSON);

  private final DecisionReader reader =
      new DecisionReader(List.of("crm_contacts", "app_signups"), 100);

  private static String decision(String rest) {
    return ("{'decision_id': 'd', 'by': 's', 'at': '2026-03-05T08:30:00.25Z', 'reason': '', "
            + rest
            + "}")
        .replace('\'', '"');
  }

  private StewardDecision read(String rest) throws DecisionFaultException {
    return reader.read("d", decision(rest).getBytes(UTF_8));
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(Path.of("topics", "stewardship.schema.json")));
  }

  @Test
  void readsTheExampleOfTheTopic() throws Exception {
    byte[] example = Files.readAllBytes(Path.of("topics", "stewardship.example.json"));
    StewardDecision decision = reader.read("d-20260305-0001", example);
    assertThat(decision.kind()).isEqualTo(Kind.APART);
    assertThat(decision.a()).containsExactly(new RecordKey("crm_contacts", "C-1001"));
    assertThat(decision.b()).containsExactly(new RecordKey("app_signups", "A-77"));
  }

  @Test
  void readsEachType() throws Exception {
    String records = "'records': [%s, %s, %s]".formatted(TWO_JSON, ONE_JSON, TWO_JSON);
    StewardDecision merge = read("'type': 'force_merge', " + records);
    assertThat(merge)
        .isEqualTo(
            new StewardDecision(
                "d", Kind.TOGETHER, 1_772_699_400_250_000L, List.of(TWO, ONE), List.of()));
    assertThat(read("'type': 'lock', " + records).kind()).isEqualTo(Kind.LOCK);
    assertThat(read("'type': 'force_split', " + SIDES).kind()).isEqualTo(Kind.APART);
    assertThat(read("'type': 'answer', 'answer': 'reject', " + SIDES).kind()).isEqualTo(Kind.APART);
    StewardDecision same = read("'type': 'answer', 'answer': 'merge', " + SIDES);
    assertThat(same.kind()).isEqualTo(Kind.TOGETHER);
    assertThat(same.records()).containsExactly(TWO, ONE);
    StewardDecision skip = read("'type': 'answer', 'answer': 'skip', " + SIDES);
    assertThat(skip.constraints()).isEmpty();
  }

  /** What the schema refuses the reader refuses too; so nobody is told two things. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DECISION_VALUE_WRONG    | 'type': 'forget', 'records': [R]
          DECISION_VALUE_WRONG    | 'type': 'force_merge', 'records': []
          DECISION_VALUE_WRONG    | 'type': 'force_merge', 'records': R
          DECISION_VALUE_WRONG    | 'type': 'force_merge', 'records': ['x']
          DECISION_VALUE_WRONG    | 'type': 'lock', 'records': [{'source': 'crm_contacts', 'id': ''}]
          DECISION_VALUE_WRONG    | 'type': 'lock', 'records': [{'source': 'crm_contacts', 'id': 7}]
          DECISION_VALUE_WRONG    | 'type': 'answer', 'a': [R], 'b': [R], 'answer': 'perhaps'
          DECISION_FIELD_MISSING  | 'type': 'force_merge'
          DECISION_FIELD_MISSING  | 'type': 'force_split', 'a': [R]
          DECISION_FIELD_MISSING  | 'type': 'answer', 'a': [R], 'b': [R]
          DECISION_FIELD_MISSING  | 'records': [R]
          DECISION_FIELD_UNKNOWN  | 'type': 'force_merge', 'records': [R], 'a': [R]
          DECISION_FIELD_UNKNOWN  | 'type': 'force_split', 'a': [R], 'b': [R], 'answer': 'merge'
          DECISION_FIELD_UNKNOWN  | 'type': 'lock', 'records': [{'source': 'crm_contacts', 'id': '1', 'x': 1}]
          DECISION_FIELD_UNKNOWN  | 'type': 'lock', 'records': [R], 'until': 'tomorrow'
          """)
  void refusesWhatTheSchemaRefuses(DecisionFault fault, String rest) throws Exception {
    String text = decision(rest.replace("R", ONE_JSON));
    assertThat(schema().validate(JSON.readTree(text))).isNotEmpty();
    assertFault(fault, text.getBytes(UTF_8));
  }

  private void assertFault(DecisionFault fault, byte[] value) {
    assertThatThrownBy(() -> reader.read("d", value))
        .isInstanceOfSatisfying(
            DecisionFaultException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-05",
        "2026-03-05T08:30:00",
        "2026-03-05T08:30:00+01:00",
        "2026-02-31T08:30:00Z",
        ""
      })
  void refusesTimesThatAreNone(String at) {
    String text = decision("'type': 'lock', 'records': [" + ONE_JSON + "]");
    assertFault(
        DecisionFault.DECISION_VALUE_WRONG,
        text.replace("2026-03-05T08:30:00.25Z", at).getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "5", "null", "{} {}", "{\"a\": 1, \"a\": 2}", "\u0000"})
  void refusesWhatIsNoJsonObject(String text) {
    assertFault(DecisionFault.DECISION_NOT_JSON, text.getBytes(UTF_8));
  }

  @Test
  void refusesAnotherId() {
    byte[] value = decision("'type': 'lock', 'records': [" + ONE_JSON + "]").getBytes(UTF_8);
    assertThatThrownBy(() -> reader.read("another", value))
        .isInstanceOf(DecisionFaultException.class)
        .hasMessageContaining("decision_id")
        .hasMessageNotContaining("another");
  }

  @Test
  void refusesWhatNobodyCouldKeep() {
    assertFault(
        DecisionFault.DECISION_ON_BOTH_SIDES,
        decision(
                "'type': 'force_split', 'a': [%s, %s], 'b': [%s]"
                    .formatted(ONE_JSON, TWO_JSON, TWO_JSON))
            .getBytes(UTF_8));
    assertFault(
        DecisionFault.DECISION_SOURCE_UNKNOWN,
        decision("'type': 'lock', 'records': [{'source': 'nowhere', 'id': '1'}]").getBytes(UTF_8));
    assertFault(DecisionFault.DECISION_TOO_LARGE, new byte[DecisionReader.MAX_BYTES + 1]);
  }

  @Test
  void refusesMoreRecordsThanAnEntityMayHaveAndMorePairsThanAreKept() {
    assertFault(
        DecisionFault.DECISION_TOO_MANY_RECORDS,
        decision("'type': 'force_merge', 'records': " + many(101)).getBytes(UTF_8));
    assertFault(
        DecisionFault.DECISION_TOO_MANY_RECORDS,
        decision("'type': 'force_split', 'a': %s, 'b': %s".formatted(many(400), others(400)))
            .getBytes(UTF_8));
    assertFault(
        DecisionFault.DECISION_TOO_MANY_RECORDS,
        decision("'type': 'force_split', 'a': %s, 'b': %s".formatted(many(1_001), others(1)))
            .getBytes(UTF_8));
  }

  private static String many(int count) {
    return list("crm_contacts", count);
  }

  private static String others(int count) {
    return list("app_signups", count);
  }

  private static String list(String source, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{'source': '%s', 'id': 'r%d'}".formatted(source, i))
        .collect(Collectors.joining(",", "[", "]"));
  }
}

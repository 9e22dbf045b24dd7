package dev.tributary.codec;

import static dev.tributary.codec.DebeziumEvents.wrapped;
import static dev.tributary.codec.Decoding.ARRIVAL;
import static dev.tributary.codec.Decoding.change;
import static dev.tributary.codec.Decoding.decode;
import static dev.tributary.codec.Decoding.decoder;
import static dev.tributary.codec.Decoding.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.codec.DecodedChange.Ignored;
import dev.tributary.codec.SourceFormat.Format;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeDecoderTest {
  private final ChangeDecoder decoder = decoder("id", Format.AUTO);

  @Test
  void postgresUpdateWithSchemaIsReadWithItsTypes() {
    String event = wrapped(DebeziumEvents.POSTGRES_SCHEMA, DebeziumEvents.POSTGRES_UPDATE);
    SourceChange expected =
        new SourceChange(
            new RecordKey("crm", "1001"),
            Map.of(
                "id", "1001",
                "name", "Zoë O'Neil",
                "born", "1990-01-02",
                "created", "2024-02-20T00:00:00.123456",
                "updated", "2024-02-20T01:02:03.000000Z",
                "limit_eur", "1000.00",
                "ratio", "1.234",
                "opens", "09:00:00",
                "active", "true",
                "tags", "[\"a b\",\"c\"]"),
            1_708_390_000_000L,
            24_023_128L);
    // Twice: the second time the schema is known by heart.
    assertThat(change(decoder, DebeziumEvents.POSTGRES_KEY, event)).isEqualTo(expected);
    assertThat(change(decoder, DebeziumEvents.POSTGRES_KEY, event)).isEqualTo(expected);
  }

  @Test
  void withoutSchemaValuesStayAsTheyAre() {
    SourceChange change = change(decoder, "{\"id\":1001}", DebeziumEvents.POSTGRES_UPDATE);
    assertThat(change.columns())
        .containsEntry("born", "7306")
        .containsEntry("limit_eur", "AYag")
        .containsEntry("ratio", "{\"scale\":3,\"value\":\"BNI=\"}");
  }

  @Test
  void postgresDeleteTakesItsIdFromKeyOrRow() {
    for (String key : new String[] {DebeziumEvents.POSTGRES_KEY, null}) {
      SourceChange change = change(decoder, key, DebeziumEvents.POSTGRES_DELETE);
      assertThat(change.isDelete()).isTrue();
      assertThat(change.key().id()).isEqualTo("1001");
      assertThat(change.position()).isEqualTo(24_023_128L);
    }
  }

  @Test
  void mysqlSnapshotHasABinlogPositionAndTheConnectorsTime() {
    String event = wrapped(DebeziumEvents.MYSQL_SCHEMA, DebeziumEvents.MYSQL_SNAPSHOT);
    SourceChange change = change(decoder, "7", event);
    assertThat(change.columns()).containsEntry("since", "2020-01-01T00:00:00");
    assertThat(change.position()).isEqualTo((3L << 32) | 154);
    assertThat(change.eventTimeMillis()).isEqualTo(1_486_500_577_691L);
  }

  @Test
  void unwrappedRowKeepsItsMetadataOutOfTheColumns() {
    SourceChange change = change(decoder, null, DebeziumEvents.UNWRAPPED);
    assertThat(change)
        .isEqualTo(
            new SourceChange(
                new RecordKey("crm", "5"),
                Map.of("id", "5", "name", "Ann"),
                1_700_000_000_000L,
                77));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":5,\"name\":\"Ann\",\"__deleted\":\"true\"}",
        "{\"id\":5,\"name\":\"Ann\",\"__deleted\":true}",
        "{\"id\":5,\"__op\":\"d\"}"
      })
  void unwrappedDeletes(String value) {
    SourceChange change = change(decoder, "{\"id\":5}", value);
    assertThat(change.isDelete()).isTrue();
    assertThat(change.key().id()).isEqualTo("5");
  }

  @Test
  void plainRowKeepsNumbersAsWrittenAndDropsNulls() {
    SourceChange change =
        change(
            decoder,
            "C-1",
            "\uFEFF {\"a\": 100.0, \"b\": 1.5e3, \"c\": null, \"d\": false, \"e\": -0.10,"
                + " \"f\": 12345678901234567890123, \"g\": 1e999999999, \"h\": \"\","
                + " \"i\": { \"x\" : [ 1, \"a \\\" b\" ] } } \n");
    assertThat(change.columns())
        .isEqualTo(
            Map.of(
                "a", "100.0",
                "b", "1500",
                "d", "false",
                "e", "-0.10",
                "f", "12345678901234567890123",
                "g", "1e999999999",
                "h", "",
                "i", "{\"x\":[1,\"a \\\" b\"]}"));
    assertThat(change.key()).isEqualTo(new RecordKey("crm", "C-1"));
    assertThat(change.eventTimeMillis()).isEqualTo(ARRIVAL);
    assertThat(change.position()).isEqualTo(-1);
  }

  @Test
  void unwrappedFormatLeavesMetadataOutEvenWhereNothingElseTellsIt() {
    String row = "{\"id\":5,\"__table\":\"people\"}";
    assertThat(change(decoder("id", Format.UNWRAPPED), null, row).columns())
        .isEqualTo(Map.of("id", "5"));
    assertThat(change(decoder, null, row).columns()).containsKey("__table");
  }

  @Test
  void plainFormatTakesMetadataForColumns() {
    SourceChange change =
        change(decoder("id", Format.PLAIN), "5", "{\"op\":\"t\",\"after\":null,\"__op\":\"x\"}");
    assertThat(change.columns()).isEqualTo(Map.of("op", "t", "__op", "x"));
  }

  @Test
  void aWrappedNullIsATombstoneToo() {
    SourceChange change = change(decoder, "42", "{\"schema\":null,\"payload\":null}");
    assertThat(change.isDelete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ts_ms\":1700000000000}",
        "{\"status\":\"BEGIN\",\"id\":\"5:6\",\"event_count\":null,\"data_collections\":null,"
            + "\"ts_ms\":1}",
        "{\"source\":{\"server\":\"x\"},\"databaseName\":\"inv\",\"ddl\":\"DROP TABLE x\","
            + "\"tableChanges\":[]}"
      })
  void whatIsNotAboutRowsIsIgnored(String value) {
    for (Format format : new Format[] {Format.AUTO, Format.DEBEZIUM, Format.UNWRAPPED}) {
      assertThat(decode(decoder("id", format), null, value)).isInstanceOf(Ignored.class);
    }
  }

  @Test
  void aClockFarAheadDoesNotShadowLaterChanges() {
    String event = "{\"id\":1,\"__ts_ms\":%d}";
    long soon = ARRIVAL + 3_600_000;
    assertThat(change(decoder, null, event.formatted(soon)).eventTimeMillis()).isEqualTo(soon);
    for (long time : new long[] {ARRIVAL + 86_400_001, Long.MAX_VALUE, 0, -5, Long.MIN_VALUE}) {
      assertThat(change(decoder, null, event.formatted(time)).eventTimeMillis()).isEqualTo(ARRIVAL);
    }
  }

  @Test
  void aValueThatWasNotSentIsRefusedWhereItIsNeeded() {
    String value =
        "{\"op\":\"u\",\"after\":{\"id\":1,\"bio\":\"__debezium_unavailable_value\",\"n\":\"x\"}}";
    assertThat(refusal(decoder, null, value)).isEqualTo(UnreadableCause.VALUE_NOT_SENT);
    ChangeDecoder withoutBio =
        new ChangeDecoder(
            new SourceFormat("crm", "id", Format.AUTO),
            column -> !column.equals("bio"),
            DecoderLimits.DEFAULT);
    assertThat(change(withoutBio, null, value).columns()).isEqualTo(Map.of("id", "1", "n", "x"));
    String delete = value.replace("\"u\"", "\"d\"").replace("after", "before");
    assertThat(change(decoder, null, delete).isDelete()).isTrue();
  }

  @Test
  void aTextThatIsTooLongIsLeftOutWhereItIsNotNeeded() {
    String value = "{\"id\":1,\"doc\":\"" + "x".repeat(70_000) + "\"}";
    assertThat(refusal(decoder, null, value)).isEqualTo(UnreadableCause.LIMIT_EXCEEDED);
    ChangeDecoder withoutDoc =
        new ChangeDecoder(
            new SourceFormat("crm", "id", Format.AUTO), column -> false, DecoderLimits.DEFAULT);
    assertThat(change(withoutDoc, null, value).columns()).isEqualTo(Map.of("id", "1"));
  }

  @Test
  void halvesOfSurrogatePairsAreReplacedInValuesAndRefusedInIds() {
    assertThat(change(decoder, "1", "{\"a\":\"x\\ud83d\",\"b\":\"\\ud83d\\ude00\"}").columns())
        .isEqualTo(Map.of("a", "x\uFFFD", "b", "😀"));
    assertThat(refusal(decoder, "\"x\\ud83d\"", null)).isEqualTo(UnreadableCause.KEY_UNREADABLE);
  }

  @Test
  void theMemoryOfSchemasChangesNothing() {
    String event = wrapped(DebeziumEvents.MYSQL_SCHEMA, DebeziumEvents.MYSQL_SNAPSHOT);
    String deep = "[".repeat(29) + "]".repeat(29);
    String[] variants = {
      event,
      wrapped(DebeziumEvents.MYSQL_SCHEMA, "{\"id\":1,\"a\":[" + deep + "]}"),
      wrapped(DebeziumEvents.MYSQL_SCHEMA, "{\"id\":1,\"a\":[[" + deep + "]]}"),
      wrapped(DebeziumEvents.MYSQL_SCHEMA, "{\"id\":1,\"a\":[[[" + deep + "]]]}"),
      event + "\n ",
      event + "}",
      event.substring(0, event.length() - 1) + ",\"more\":1}",
      event.substring(0, event.length() - 2),
      wrapped(DebeziumEvents.MYSQL_SCHEMA, "null"),
      wrapped(DebeziumEvents.MYSQL_SCHEMA, "[1]"),
      wrapped(DebeziumEvents.POSTGRES_SCHEMA, DebeziumEvents.POSTGRES_UPDATE),
    };
    ChangeDecoder warm = decoder("id", Format.AUTO);
    decode(warm, null, event);
    for (String variant : variants) {
      DecodedChange cold = decode(decoder("id", Format.AUTO), null, variant);
      assertThat(decode(warm, null, variant)).isEqualTo(cold);
      decode(warm, null, event);
    }
  }

  @Test
  void sourcesAreNamedAsRecordsAre() {
    for (String source : new String[] {"", "a:b"}) {
      assertThatThrownBy(() -> new SourceFormat(source, "id", Format.AUTO))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void primaryKeysWithoutColumnsAreRefused() {
    for (String primaryKey : new String[] {"", " ", "a,", "a,a"}) {
      assertThatThrownBy(() -> new SourceFormat("crm", primaryKey, Format.AUTO))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("primary key of source crm");
    }
  }
}

package dev.tributary.codec;

import static dev.tributary.codec.Decoding.ARRIVAL;
import static dev.tributary.codec.Decoding.change;
import static dev.tributary.codec.Decoding.decoder;
import static dev.tributary.codec.Decoding.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.codec.SourceFormat.Format;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordIdsTest {
  private final ChangeDecoder decoder = decoder("id", Format.AUTO);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "42;42",
        "\"42\";42",
        "{\"id\":42};42",
        "{\"id\":\"42\"};42",
        "{\"renamed\":42};42",
        "{\"id\":42,\"__dbz__physicalTableIdentifier\":\"a.b\"};42",
        "{\"schema\":null,\"payload\":{\"id\":42}};42",
        "{\"schema\":{\"type\":\"int64\"},\"payload\":42};42",
        "{\"schema\":{\"type\":\"string\"},\"payload\":\"ab\"};ab",
        "\"a\\u00e9\";aé",
        "a|b:c;a|b:c",
        "007;007"
      })
  void tombstoneDeletesTheRowOfItsKey(String key, String id) {
    assertThat(change(decoder, key, null))
        .isEqualTo(new SourceChange(new RecordKey("crm", id), null, ARRIVAL, -1));
  }

  @Test
  void compositeKeysAreJoinedInTheOrderOfTheSpec() {
    ChangeDecoder composite = decoder("tenant, id", Format.AUTO);
    assertThat(change(composite, "{\"id\":1,\"tenant\":\"a|b\\\\\"}", null).key().id())
        .isEqualTo("a\\|b\\\\|1");
    assertThat(change(composite, null, "{\"id\":1,\"tenant\":\"a\",\"x\":1}").key().id())
        .isEqualTo("a|1");
    assertThat(refusal(composite, "{\"id\":1}", null)).isEqualTo(UnreadableCause.KEY_FIELDS);
    assertThat(refusal(decoder, "{\"id\":1,\"tenant\":\"a\"}", null))
        .isEqualTo(UnreadableCause.KEY_FIELDS);
    assertThat(refusal(composite, "{\"id\":1,\"tenant\":null}", null))
        .isEqualTo(UnreadableCause.NO_KEY);
    assertThat(refusal(composite, null, "{\"id\":1,\"x\":1}")).isEqualTo(UnreadableCause.NO_KEY);
  }

  @Test
  void compositeKeysStayDifferent() {
    ChangeDecoder composite = decoder("a,b", Format.AUTO);
    assertThat(change(composite, null, "{\"a\":\"x|y\",\"b\":\"z\"}").key())
        .isNotEqualTo(change(composite, null, "{\"a\":\"x\",\"b\":\"y|z\"}").key());
    assertThat(change(composite, null, "{\"a\":\"x\\\\\",\"b\":\"y\"}").key())
        .isNotEqualTo(change(composite, null, "{\"a\":\"x\",\"b\":\"\\\\y\"}").key());
  }

  @Test
  void keyAndRowHaveToAgree() {
    assertThat(refusal(decoder, "8", "{\"id\":9}")).isEqualTo(UnreadableCause.KEY_MISMATCH);
    assertThat(refusal(decoder, "8", DebeziumEvents.POSTGRES_DELETE))
        .isEqualTo(UnreadableCause.KEY_MISMATCH);
    assertThat(change(decoder, "9", "{\"id\":9}").key().id()).isEqualTo("9");
  }
}

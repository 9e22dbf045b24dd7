package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tributary.model.RecordKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
  private static final long SEED = 42;

  private static DemoData data(int entities) {
    return DemoData.generate(new DemoSettings(entities, SEED));
  }

  private static String hash(Stream<?> things) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    things.forEach(thing -> digest.update((thing + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** A new value here means that every figure measured on demo data has to be measured again. */
  @Test
  void theSameSeedMakesTheSameBytes() throws NoSuchAlgorithmException {
    assertThat(hash(data(1000).records())).isEqualTo("253e2489e36fa0d2");
    assertThat(hash(data(1000).traps())).isEqualTo("1bc3fda67b17c144");
    assertThat(hash(Stream.generate(data(1000).changes(7)::next).limit(3000)))
        .isEqualTo("27d20e53141f1f9f");
  }

  @Test
  void anotherSeedMakesOtherPeople() {
    Set<String> mails = mails(data(500));
    Set<String> others = mails(DemoData.generate(new DemoSettings(500, SEED + 1)));
    others.retainAll(mails);
    others.removeAll(Junk.MAILS);
    assertThat(others).hasSizeLessThan(5);
  }

  private static Set<String> mails(DemoData data) {
    return data.records()
        .map(record -> record.columns().getOrDefault("email", ""))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void largerDataStartsLikeSmallerData() {
    List<DemoRecord> small = data(128).records().toList();
    assertThat(data(1000).records().limit(small.size()).toList()).isEqualTo(small);
  }

  @Test
  void everyCustomerHasARecordWhateverTheSize() {
    for (int entities : new int[] {1, 2, 63, 64, 65, 200}) {
      assertThat(new HashSet<>(data(entities).truth().values())).hasSize(entities);
    }
  }

  @Test
  void keysAreUniqueAndNamedAfterTheSource() {
    Set<RecordKey> keys = new HashSet<>();
    data(2000).records().forEach(record -> assertThat(keys.add(record.key())).isTrue());
    assertThat(keys.stream().map(RecordKey::source).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "crm_contacts", "billing_accounts", "support_users", "app_signups", "partner_leads");
    assertThat(keys).anyMatch(key -> key.toString().equals("crm_contacts:CRM_000042"));
  }

  @Test
  void rowsKeepTheOrderOfTheHeaderAndLeaveOutWhatIsMissing() {
    data(300)
        .records()
        .forEach(
            record -> {
              DemoSource source = DemoSource.named(record.key().source());
              assertThat(source.columns()).containsSubsequence(record.columns().keySet());
              assertThat(record.columns().values()).doesNotContain("");
              assertThat(record.columns())
                  .containsEntry(source.columns().get(0), record.key().id());
              assertThat(record.toChange().columns()).isEqualTo(record.columns());
            });
  }

  @Test
  void writesWhatItMakes(@TempDir Path directory) throws IOException {
    DemoData data = data(500);
    data.writeTo(directory.resolve("new"));
    Map<RecordKey, Map<String, String>> read = new HashMap<>();
    for (DemoSource source : DemoSource.values()) {
      for (NamedCsvRecord line : lines(directory, source.sourceName())) {
        Map<String, String> fields = new HashMap<>(line.getFieldsAsMap());
        assertThat(fields.keySet()).containsExactlyInAnyOrderElementsOf(source.columns());
        fields.values().removeIf(String::isEmpty);
        read.put(new RecordKey(source.sourceName(), line.getField(0)), fields);
      }
    }
    assertThat(read)
        .isEqualTo(data.records().collect(Collectors.toMap(DemoRecord::key, DemoRecord::columns)));
    Map<RecordKey, String> truth = new HashMap<>();
    for (NamedCsvRecord line : lines(directory, "truth")) {
      truth.put(
          new RecordKey(line.getField("source"), line.getField("id")), line.getField("entity"));
    }
    assertThat(truth).isEqualTo(data.truth());
  }

  private static List<NamedCsvRecord> lines(Path directory, String name) throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(directory.resolve("new/" + name + ".csv"))) {
      return reader.stream().toList();
    }
  }

  @Test
  void refusesSizesThatCannotBeMade() {
    assertThatThrownBy(() -> new DemoSettings(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entities");
    assertThatThrownBy(() -> new DemoSettings(DemoSettings.MAX_ENTITIES + 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DemoSettings.forRecords(10_000, 1).entities()).isEqualTo(3077);
    assertThat(DemoSettings.forRecords(1, 1).entities()).isEqualTo(1);
  }
}

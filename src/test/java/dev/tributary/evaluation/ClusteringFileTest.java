package dev.tributary.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.model.RecordKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusteringFileTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("truth.csv"), text);
  }

  @Test
  void readsColumnsInAnyOrder() throws IOException {
    Path plain = file("source,id,entity\ncrm,1,A\nbilling,1,A\ncrm,\"x,\"\"y\",B\n");
    Map<RecordKey, String> expected =
        Map.of(
            new RecordKey("crm", "1"), "A",
            new RecordKey("billing", "1"), "A",
            new RecordKey("crm", "x,\"y"), "B");
    assertThat(Clustering.read(plain).entities()).isEqualTo(expected);
    Path other =
        file(
            "\uFEFFEntity, ID ,since,SOURCE\r\nA,1,2020,crm\r\nA,1,,billing\r\nB,\"x,\"\"y\",,crm");
    assertThat(Clustering.read(other).entities()).isEqualTo(expected);
  }

  @Test
  void idsMayHoldAnything() throws IOException {
    Path file = file("source,id,entity\ncrm,a:b,😀\ncrm,\"two\nlines\",é\n");
    assertThat(Clustering.read(file).entities())
        .containsEntry(new RecordKey("crm", "a:b"), "😀")
        .containsEntry(new RecordKey("crm", "two\nlines"), "é");
  }

  @Test
  void aHeaderAloneIsAnEmptyClustering() throws IOException {
    assertThat(Clustering.read(file("source,id,entity\n")).size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source,id,entity;crm,1,A;crm,2,B;crm,1,A | line 4: record crm:1 stands here a second time",
        "source,id,entity;crm,1 | line 2: the column entity is empty",
        "source,id,entity;crm,,A | line 2: the column id is empty",
        "source,id,entity;,1,A | line 2: the column source is empty",
        "source,id,entity;a:b,1,A | line 2: the source's name has a colon",
        "source,id;crm,1 | line 1: the header has no column entity",
        "source,id,entity,id;crm,1,A,1 | line 1: the header names the column id twice",
      })
  void saysWhatIsWrongAndWhere(String lines, String message) throws IOException {
    Path file = file(lines.replace(';', '\n'));
    assertThatThrownBy(() -> Clustering.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("truth.csv, ")
        .hasMessageContaining(message);
  }

  @Test
  void anEmptyFileLacksItsHeader() throws IOException {
    Path file = file("");
    assertThatThrownBy(() -> Clustering.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is empty");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = directory.resolve("nowhere.csv");
    assertThatThrownBy(() -> Clustering.read(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere.csv");
  }
}

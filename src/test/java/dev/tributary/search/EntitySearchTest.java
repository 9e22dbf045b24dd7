package dev.tributary.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.query.Table;
import dev.tributary.search.GoldenRows.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The index of golden records: what is found, in which order, and after which accidents. */
@Timeout(120)
class EntitySearchTest {
  private static final Duration WITHIN = Duration.ofSeconds(20);
  private static final String ANN = "0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a01";
  private static final String BOB = "0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a02";
  private static final String ZOE = "0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a03";

  @TempDir Path directory;
  private final GoldenRows rows = new GoldenRows();
  private EntitySearch search;

  @BeforeEach
  void fill() {
    rows.put(
        new Golden(ANN, "crm:C-17", "billing:B-4")
            .has("first_name", "Ann")
            .has("last_name", "O'Brien-Smith")
            .has("email", "Ann.Obrien@example.com")
            .has("phone", "+1 (555) 010-0199")
            .has("city", "Springfield")
            .beside("email", "annie@example.org")
            .beside("last_name", "Smith"));
    rows.put(
        new Golden(BOB, "crm:C-18")
            .has("first_name", "Robert")
            .has("last_name", "Ashdown")
            .has("email", "robert@example.com")
            .has("phone", "020 7946 0958")
            .has("city", "Shelbyville"));
    rows.put(
        new Golden(ZOE, "shop:9")
            .has("first_name", "Zoë")
            .has("last_name", "Smith")
            .has("city", "Springfield"));
    search = open();
  }

  @AfterEach
  void close() {
    search.close();
  }

  private EntitySearch open() {
    EntitySearch opened = new EntitySearch(directory, 4);
    opened.opened(0);
    opened.ready(0, Table.GOLDEN_RECORDS, rows);
    await(() -> opened.incomplete() == 0);
    return opened;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private List<String> find(String text) {
    return find(text, SearchScope.ALL, false);
  }

  private List<String> find(String text, SearchScope scope, boolean some) {
    return search.search(SearchText.of(text), scope, some, 10, WITHIN).hits().stream()
        .map(SearchHit::entity)
        .toList();
  }

  private double score(String text) {
    return search
        .search(SearchText.of(text), SearchScope.ALL, false, 10, WITHIN)
        .hits()
        .get(0)
        .score();
  }

  @Test
  void anEntityIsFoundByWhatItsRecordsHave() {
    assertThat(find("ann.obrien@EXAMPLE.com")).containsExactly(ANN);
    assertThat(find("annie@example.org")).containsExactly(ANN);
    assertThat(find("5550100199")).containsExactly(ANN);
    assertThat(find("010-0199")).as("a part of it, as words").containsExactly(ANN);
    assertThat(find("+44 20 7946 0958")).containsExactly(BOB);
    assertThat(find("C-18")).containsExactly(BOB);
    assertThat(find("billing:b-4")).containsExactly(ANN);
    assertThat(find(ZOE)).containsExactly(ZOE);
    assertThat(find("zoe springfield")).containsExactly(ZOE);
    assertThat(find("ann obrien")).containsExactly(ANN);
    assertThat(find("nobody at all")).isEmpty();
  }

  @Test
  void typosAreForgivenAndCostSomething() {
    assertThat(find("Ashdwon")).containsExactly(BOB);
    assertThat(find("Zpringfeild")).containsExactlyInAnyOrder();
    assertThat(find("Sprinfeild")).containsExactlyInAnyOrder(ANN, ZOE);
    assertThat(find("shelby")).as("a beginning").containsExactly(BOB);
    assertThat(score("Ashdown")).isGreaterThan(score("Ashd"));
    assertThat(score("Ashd")).isGreaterThan(score("Ashdwon"));
    assertThat(score("robert@example.com")).isGreaterThan(score("robert example"));
    assertThat(score("C-18")).isEqualTo(1);
  }

  @Test
  void whatSurvivedRanksBeforeWhatARecordHasBeside() {
    rows.put(new Golden(BOB, "crm:C-18").has("email", "new@example.com").beside("city", "Zagreb"));
    rows.put(new Golden(ZOE, "shop:9").has("city", "Zagreb West"));
    search.changed(0, Table.GOLDEN_RECORDS, BOB, null, null);
    search.changed(0, Table.GOLDEN_RECORDS, ZOE, null, null);
    await(() -> find("zagreb").size() == 2);
    assertThat(find("zagreb west")).containsExactly(ZOE);
    assertThat(find("robert@example.com")).isEmpty();
    assertThat(find("zagreb", SearchScope.ALL, false))
        .as("as a whole value it is Bob's, as a word it survived in Zoe's")
        .containsExactly(BOB, ZOE);
  }

  @Test
  void ofWordsThatNobodyHasTogetherSomeAreEnoughWhereThatIsAsked() {
    assertThat(find("robert springfield")).isEmpty();
    assertThat(find("robert springfield", SearchScope.ALL, true))
        .containsExactlyInAnyOrder(ANN, BOB, ZOE);
  }

  @Test
  void whoMayNotSeeAValueFindsNothingByIt() {
    SearchScope open = SearchScope.of(List.of("city"));
    assertThat(find("springfield", open, false)).containsExactlyInAnyOrder(ANN, ZOE);
    assertThat(find("C-17", open, false)).containsExactly(ANN);
    for (String hidden :
        List.of("ann", "obrien", "ann.obrien@example.com", "5550100199", "a", "ashdwon")) {
      assertThat(find(hidden, open, true)).as(hidden).isEmpty();
    }
    assertThat(find("springfield smith", open, false)).isEmpty();
    assertThat(find("smith", SearchScope.of(List.of()), true)).isEmpty();
  }

  @Test
  void everythingIsListedInTheOrderOfIds() {
    SearchHits all = search.search(null, SearchScope.ALL, false, 2, WITHIN);
    assertThat(all.hits()).extracting(SearchHit::entity).containsExactly(ANN, BOB);
    assertThat(all.total()).isEqualTo(3);
    assertThat(all.isExact()).isTrue();
    assertThat(all.partitions()).containsExactly(0);
  }

  @Test
  void anIndexThatIsBehindBecomesThatOfTheRows() {
    search.close();
    rows.rows.remove(ANN);
    rows.put(new Golden(BOB, "crm:C-18").has("last_name", "Upchurch"));
    String late = "0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a04";
    rows.put(new Golden(late, "crm:C-19").has("last_name", "Latham"));
    search = open();
    assertThat(find("C-17")).isEmpty();
    assertThat(find("ashdown")).isEmpty();
    assertThat(find("upchurch")).containsExactly(BOB);
    assertThat(find("latham")).containsExactly(late);
    assertThat(find("zoe")).containsExactly(ZOE);
    assertThat(search.search(null, SearchScope.ALL, false, 10, WITHIN).total()).isEqualTo(3);
  }

  @Test
  void anIndexThatCannotBeReadIsBuiltAnew() throws IOException {
    search.close();
    try (var files = Files.list(directory.resolve("0"))) {
      for (Path file : files.toList()) {
        Files.write(file, "no index".getBytes(StandardCharsets.UTF_8));
      }
    }
    search = open();
    assertThat(find("ashdown")).containsExactly(BOB);
  }

  @Test
  void aPartitionThatLeavesIsNotSearchedAndMayComeBack() {
    search.closed(0);
    SearchHits none = search.search(null, SearchScope.ALL, false, 10, WITHIN);
    assertThat(none.hits()).isEmpty();
    assertThat(none.partitions()).isEmpty();
    search.ready(0, Table.GOLDEN_RECORDS, rows);
    await(() -> find("ashdown").equals(List.of(BOB)));
  }

  @Test
  void whatIsWrittenWhileTheIndexIsBuiltIsNotLost() {
    GoldenRows many = new GoldenRows();
    for (int i = 0; i < 3_000; i++) {
      many.put(new Golden("%036d".formatted(i), "crm:" + i).has("last_name", "Name" + i));
    }
    search.ready(1, Table.GOLDEN_RECORDS, many);
    for (int i = 0; i < 3_000; i += 7) {
      String id = many.put(new Golden("%036d".formatted(i), "crm:" + i).has("last_name", "Other"));
      search.changed(1, Table.GOLDEN_RECORDS, id, null, null);
    }
    many.rows.remove("%036d".formatted(5));
    search.changed(1, Table.GOLDEN_RECORDS, "%036d".formatted(5), null, null);
    await(() -> search.incomplete() == 0 && search.waiting() == 0);
    await(() -> total("other") == 429);
    assertThat(total("name7")).as("it has another name, and some that begin so").isEqualTo(93);
    assertThat(find("crm:5")).isEmpty();
    assertThat(total("name8")).as("and those that begin so").isEqualTo(96);
    SearchHits hits = search.search(SearchText.of("crm:8"), SearchScope.ALL, false, 1, WITHIN);
    assertThat(hits.partitions()).isEqualTo(Set.of(0, 1));
  }

  private long total(String text) {
    return search.search(SearchText.of(text), SearchScope.ALL, false, 1, WITHIN).total();
  }

  @Test
  void aRowThatCannotBeReadIsLeftOutAndTheOthersAreFound() {
    rows.rows.put(BOB, "{\"golden\": 5}".getBytes(StandardCharsets.UTF_8));
    search.changed(0, Table.GOLDEN_RECORDS, BOB, null, null);
    await(() -> find("ashdown").isEmpty());
    assertThat(find("zoe")).containsExactly(ZOE);
    assertThat(search.entities()).isEqualTo(2);
  }

  @Test
  void whatIsErasedIsNoMoreInTheFiles() throws IOException {
    for (int i = 0; i < 300; i++) {
      String id = rows.put(new Golden("%036d".formatted(i), "crm:x" + i).has("name", "zz" + i));
      search.changed(0, Table.GOLDEN_RECORDS, id, null, null);
    }
    await(() -> search.entities() == 303);
    rows.rows.remove(BOB);
    search.changed(0, Table.GOLDEN_RECORDS, BOB, null, null);
    search.expunge();
    assertThat(search.isExpunged()).isFalse();
    await(search::isExpunged);
    // What is only deleted is hidden by the index, and stays in its files until they are merged.
    assertThat(onDisk()).isEqualTo(List.of(302, 0));
    assertThat(search.entities()).isEqualTo(302);
  }

  @Test
  void whatIsErasedGoesFromTheFilesHoweverMuchChangesMeanwhile() {
    rows.rows.remove(BOB);
    search.changed(0, Table.GOLDEN_RECORDS, BOB, null, null);
    search.expunge();
    await(
        () -> {
          for (int i = 0; i < 2_000; i++) {
            search.changed(0, Table.GOLDEN_RECORDS, "%036d".formatted(i), null, null);
          }
          return search.isExpunged();
        });
    assertThat(find("ashdown")).isEmpty();
  }

  /** Entities of the last commit, and entities in its files that were deleted. */
  private List<Integer> onDisk() {
    try (FSDirectory files = FSDirectory.open(directory.resolve("0"));
        DirectoryReader reader = DirectoryReader.open(files)) {
      return List.of(reader.numDocs(), reader.numDeletedDocs());
    } catch (IOException e) {
      return List.of(); // nothing is committed, or a file went while it was read
    }
  }

  @Test
  void whatTakesTooLongIsToldAsNotSearched() {
    SearchHits late =
        search.search(SearchText.of("springfield"), SearchScope.ALL, false, 10, Duration.ZERO);
    assertThat(late.partitions()).isEmpty();
  }

  @Test
  void whatIsTooMuchIsRefusedWithoutSayingWhatItWas() {
    assertThatThrownBy(() -> SearchText.of("secret ".repeat(50)))
        .hasMessageContaining("256")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> SearchText.of("a b c d e f g h i j k l m")).hasMessageContaining("12");
    assertThatThrownBy(() -> SearchText.of("?! *")).hasMessageContaining("no letter");
    assertThat(SearchText.orNull(" ")).isNull();
    assertThat(SearchText.of("secret")).asString().doesNotContain("secret");
  }
}

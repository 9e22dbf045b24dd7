package dev.tributary.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One search over indexes that are held for it, until its time is over. */
final class Searching {
  /** Hits beyond are not counted. */
  private static final int COUNTED = 10_000;

  private static final int MOST_CLAUSES = 4_096;
  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE, new SortField(EntityDocument.ID, SortField.Type.STRING, false));
  private static final Sort BY_ID =
      new Sort(new SortField(EntityDocument.ID, SortField.Type.STRING, false));

  static {
    // A search by some attributes has a clause for each of them and each word.
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  private final Map<Integer, Shard.Reading> readings;
  private final QueryTimeout timeout;

  /**
   * @param deadlineNanos by {@link System#nanoTime}
   */
  Searching(Map<Integer, Shard.Reading> readings, long deadlineNanos) {
    this.readings = readings;
    this.timeout = () -> System.nanoTime() - deadlineNanos > 0;
  }

  SearchHits search(@Nullable SearchText text, SearchScope scope, boolean some, int most)
      throws IOException {
    List<IndexReader> parts = new ArrayList<>();
    for (Shard.Reading reading : readings.values()) {
      parts.add(ExitableDirectoryReader.wrap(reading.reader(), timeout));
    }
    try (MultiReader all = new MultiReader(parts.toArray(IndexReader[]::new), false)) {
      IndexSearcher searcher = new IndexSearcher(all);
      searcher.setQueryCache(null);
      searcher.setTimeout(timeout);
      Query query = text == null ? new MatchAllDocsQuery() : SearchQueries.of(text, scope, some);
      Sort sort = text == null ? BY_ID : BEST_FIRST;
      TopFieldDocs found =
          searcher.search(query, new TopFieldCollectorManager(sort, most, null, COUNTED));
      return new SearchHits(
          hits(found, text != null),
          found.totalHits.value,
          found.totalHits.relation == TotalHits.Relation.EQUAL_TO,
          searcher.timedOut() ? Set.of() : searchedWhole());
    } catch (ExitableDirectoryReader.ExitingReaderException e) {
      return new SearchHits(List.of(), 0, false, Set.of());
    }
  }

  private Set<Integer> searchedWhole() {
    Set<Integer> whole = new TreeSet<>();
    readings.forEach(
        (partition, reading) -> {
          if (reading.whole()) {
            whole.add(partition);
          }
        });
    return whole;
  }

  private static List<SearchHit> hits(TopFieldDocs found, boolean scored) {
    List<SearchHit> hits = new ArrayList<>();
    for (ScoreDoc document : found.scoreDocs) {
      Object[] fields = ((FieldDoc) document).fields;
      double score = scored ? (float) fields[0] : 1;
      hits.add(new SearchHit(((BytesRef) fields[fields.length - 1]).utf8ToString(), score));
    }
    return hits;
  }
}

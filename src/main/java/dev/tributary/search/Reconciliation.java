package dev.tributary.search;

import dev.tributary.query.PartitionRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares an index as it was opened with the rows that it should have: an index that is lost, or
 * behind, or ahead of the rows, becomes theirs, and what is right already costs a look.
 */
final class Reconciliation {
  private final PartitionIndex index;
  private final PartitionRows rows;
  private final DirectoryReader before;
  private final Map<Object, FixedBitSet> known = new HashMap<>();
  private @Nullable String reached;

  private Reconciliation(PartitionIndex index, PartitionRows rows, DirectoryReader before) {
    this.index = index;
    this.rows = rows;
    this.before = before;
  }

  /** Begins; nothing is compared yet. */
  static Reconciliation of(PartitionIndex index, PartitionRows rows) throws IOException {
    DirectoryReader before = index.acquire();
    if (before == null) {
      throw new IOException("the index was closed");
    }
    return new Reconciliation(index, rows, before);
  }

  /**
   * Compares the next rows.
   *
   * @return whether that was all of them
   */
  boolean next(int most, Writing writing) throws IOException {
    List<PartitionRows.Row> page = rows.after(reached, most);
    for (PartitionRows.Row row : page) {
      if (!holds(row.key(), EntityDocument.mark(row.value()))) {
        writing.write(row.key(), row.value());
      }
      reached = row.key();
    }
    if (page.size() == most) {
      return false;
    }
    for (String entity : unknown()) {
      writing.write(entity, rows.get(entity));
    }
    close();
    return true;
  }

  /** Writes a row to the index; one that is null is removed. */
  interface Writing {
    void write(String entity, byte @Nullable [] row) throws IOException;
  }

  private boolean holds(String entity, long mark) throws IOException {
    BytesRef id = new BytesRef(entity);
    for (LeafReaderContext leaf : before.leaves()) {
      LeafReader reader = leaf.reader();
      TermsEnum terms = reader.terms(EntityDocument.ID).iterator();
      if (terms.seekExact(id)) {
        int document = live(reader, terms);
        if (document != DocIdSetIterator.NO_MORE_DOCS) {
          known.computeIfAbsent(leaf.id(), any -> new FixedBitSet(reader.maxDoc())).set(document);
          NumericDocValues marks = reader.getNumericDocValues(EntityDocument.MARK);
          return marks != null && marks.advanceExact(document) && marks.longValue() == mark;
        }
      }
    }
    return false;
  }

  private static int live(LeafReader reader, TermsEnum terms) throws IOException {
    Bits live = reader.getLiveDocs();
    PostingsEnum documents = terms.postings(null, PostingsEnum.NONE);
    int document = documents.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
      document = documents.nextDoc();
    }
    return document;
  }

  /** The entities of the index that no row was found of. */
  private List<String> unknown() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (LeafReaderContext leaf : before.leaves()) {
      LeafReader reader = leaf.reader();
      FixedBitSet found = known.get(leaf.id());
      Bits live = reader.getLiveDocs();
      SortedDocValues ids = reader.getSortedDocValues(EntityDocument.ID);
      for (int document = 0; ids != null && document < reader.maxDoc(); document++) {
        boolean isLive = live == null || live.get(document);
        if (isLive && (found == null || !found.get(document)) && ids.advanceExact(document)) {
          unknown.add(ids.lookupOrd(ids.ordValue()).utf8ToString());
        }
      }
    }
    return unknown;
  }

  /** Gives the index as it was free. */
  void close() throws IOException {
    index.release(before);
  }
}

package dev.tributary.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * The questions for words that are an edit or two away, two letters that changed places being one
 * edit (K. Schulz, S. Mihov: Fast string correction with Levenshtein automata, 2002). To make one
 * costs as much as to ask it, and names are asked for again and again, so the latest are kept.
 */
final class MistypedWords {
  private static final int KEPT = 256;

  private static final Map<Mistyped, Query> LATEST =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Mistyped, Query> eldest) {
          return size() > KEPT;
        }
      };

  private MistypedWords() {}

  private record Mistyped(Term term, int edits) {}

  static Query oneEditFrom(Term term) {
    return kept(
        new Mistyped(term, 1),
        () -> query(term, new LevenshteinAutomata(term.text(), true).toAutomaton(1)));
  }

  /** Of these the first letter is right. */
  static Query twoEditsFrom(Term term) {
    String word = term.text();
    int first = Character.charCount(word.codePointAt(0));
    return kept(
        new Mistyped(term, 2),
        () ->
            query(
                term,
                new LevenshteinAutomata(word.substring(first), true)
                    .toAutomaton(2, word.substring(0, first))));
  }

  private static Query query(Term term, Automaton words) {
    return new AutomatonQuery(term, words);
  }

  private static Query kept(Mistyped words, Supplier<Query> made) {
    synchronized (LATEST) {
      Query latest = LATEST.get(words);
      if (latest != null) {
        return latest;
      }
    }
    // Made outside of the lock: two that make the same one at once do no harm.
    Query query = made.get();
    synchronized (LATEST) {
      LATEST.put(words, query);
    }
    return query;
  }
}

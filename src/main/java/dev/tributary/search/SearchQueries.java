package dev.tributary.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes the question to an index. An entity's score is that of the best way in which it has what is
 * looked for: by an id, by a whole value, by the end of a number, or by words, whose scores are
 * averaged. It depends on the entity alone and not on what else is there: so the scores of
 * different instances can be compared.
 */
final class SearchQueries {
  private static final float ID = 1.0f;
  private static final float WHOLE_VALUE = 0.98f;
  private static final float WHOLE_NUMBER = 0.96f;
  private static final float DIGIT_LESS = 0.04f;
  private static final float WORDS = 0.9f;
  private static final float ELSEWHERE = 0.9f;
  private static final float BEGINNING = 0.75f;
  private static final float ONE_EDIT = 0.65f;
  private static final float TWO_EDITS = 0.5f;
  private static final int SHORTEST_FOR_ONE = 4;
  private static final int SHORTEST_FOR_TWO = 8;

  private final SearchText text;
  private final SearchScope scope;

  private SearchQueries(SearchText text, SearchScope scope) {
    this.text = text;
    this.scope = scope;
  }

  /**
   * @param some whether some of the words are enough
   */
  static Query of(SearchText text, SearchScope scope, boolean some) {
    return new SearchQueries(text, scope).query(some);
  }

  private Query query(boolean some) {
    List<Query> ways = new ArrayList<>();
    ways.add(scored(new TermQuery(new Term(EntityDocument.ID, text.whole())), ID));
    ways.add(scored(new TermQuery(new Term(EntityDocument.RECORD, text.whole())), ID));
    for (String field : fields(EntityDocument.VALUE)) {
      ways.add(scored(new TermQuery(new Term(field, text.whole())), WHOLE_VALUE));
    }
    for (String field : fields(EntityDocument.NUMBER)) {
      float score = WHOLE_NUMBER;
      for (String end : text.ends()) {
        ways.add(scored(new TermQuery(new Term(field, end)), score));
        score -= DIGIT_LESS;
      }
    }
    if (!fields(EntityDocument.WORD).isEmpty()) {
      ways.add(words(some));
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  private List<String> fields(String field) {
    List<String> attributes = scope.attributes();
    return attributes == null
        ? List.of(field)
        : attributes.stream().map(attribute -> EntityDocument.of(field, attribute)).toList();
  }

  private Query words(boolean some) {
    int count = text.words().size();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : text.words()) {
      all.add(new BoostQuery(word(word), WORDS / count), BooleanClause.Occur.SHOULD);
    }
    return all.setMinimumNumberShouldMatch(some ? Math.max(1, count / 2) : count).build();
  }

  /** In its own words, or as the beginning of one, or mistyped. */
  private Query word(String word) {
    List<Query> ways = new ArrayList<>();
    if (scope.attributes() == null) {
      ways.add(scored(new TermQuery(new Term(EntityDocument.GOLDEN, word)), 1));
    }
    for (String field : fields(EntityDocument.WORD)) {
      Term term = new Term(field, word);
      ways.add(scored(new TermQuery(term), scope.attributes() == null ? ELSEWHERE : 1));
      if (mayBegin(word)) {
        ways.add(scored(new PrefixQuery(term), BEGINNING));
      }
    }
    int letters = word.codePointCount(0, word.length());
    if (letters >= SHORTEST_FOR_ONE && word.chars().noneMatch(Character::isDigit)) {
      alike(word, letters, ways);
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  /** An initial begins a name; a digit or two begin too many numbers. */
  private static boolean mayBegin(String word) {
    return word.length() > 2 || word.chars().noneMatch(Character::isDigit);
  }

  /** Two letters that changed places are one edit. The first letter is right where two are not. */
  private void alike(String word, int letters, List<Query> ways) {
    // Dear, attribute by attribute.
    boolean two = letters >= SHORTEST_FOR_TWO && scope.attributes() == null;
    for (String field : fields(EntityDocument.WORD)) {
      Term term = new Term(field, word);
      ways.add(scored(MistypedWords.oneEditFrom(term), ONE_EDIT));
      if (two) {
        ways.add(scored(MistypedWords.twoEditsFrom(term), TWO_EDITS));
      }
    }
  }

  private static Query scored(Query query, float score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }
}

package dev.tributary.search;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.GoldenRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/**
 * An entity as the index has it: words, whole values and numbers, each once for all attributes and
 * once for its own. No value is stored; what is shown comes from the tables.
 *
 * <pre>
 *   id            the entity's id
 *   record        source:id and id of its records
 *   golden        words of what survived
 *   word, value, number               of all values
 *   word@A, value@A, number@A         of the values of attribute A
 * </pre>
 */
final class EntityDocument {
  static final String ID = "id";
  static final String MARK = "mark";
  static final String RECORD = "record";
  static final String GOLDEN = "golden";
  static final String WORD = "word";
  static final String VALUE = "value";
  static final String NUMBER = "number";

  /** What is behind it is looked at no more: a value may be a whole text. */
  private static final int MOST_TERMS = 20_000;

  private final Document document = new Document();
  private final Set<String> seen = new HashSet<>();

  private EntityDocument() {}

  /** A field for the values of one attribute. */
  static String of(String field, String attribute) {
    return field + "@" + attribute;
  }

  /** What tells a row from every other that an entity may have had, as far as 64 bits can. */
  static long mark(byte[] row) {
    return MurmurHash3.hash128x64(row)[0];
  }

  static Document document(GoldenRecord golden, long mark) {
    EntityDocument made = new EntityDocument();
    made.add(golden, mark);
    return made.document;
  }

  private void add(GoldenRecord golden, long mark) {
    document.add(new StringField(ID, golden.entity(), Field.Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(golden.entity())));
    document.add(new NumericDocValuesField(MARK, mark));
    for (RecordKey member : golden.members()) {
      term(RECORD, SearchWords.whole(member.id()));
      term(RECORD, SearchWords.whole(member.toString()));
    }
    for (Map.Entry<String, String> field : golden.fields().entrySet()) {
      SearchWords.of(field.getValue()).forEach(word -> term(GOLDEN, word));
      value(field.getKey(), field.getValue());
    }
    for (Map.Entry<String, List<String>> field : golden.others().entrySet()) {
      field.getValue().forEach(value -> value(field.getKey(), value));
    }
  }

  private void value(String attribute, String value) {
    for (String word : SearchWords.of(value)) {
      term(WORD, word);
      term(of(WORD, attribute), word);
    }
    String whole = SearchWords.whole(value);
    term(VALUE, whole);
    term(of(VALUE, attribute), whole);
    for (String end : SearchWords.endsOfNumber(value)) {
      term(NUMBER, end);
      term(of(NUMBER, attribute), end);
    }
  }

  private void term(String field, String term) {
    if (!term.isEmpty() && seen.size() < MOST_TERMS && seen.add(field + '\0' + term)) {
      document.add(new StringField(field, term, Field.Store.NO));
    }
  }
}

package dev.tributary.normalisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The legal forms of companies that stand beside a name without telling companies apart. */
final class LegalForms {
  private static final LegalForms BUILT_IN = new LegalForms(ConfigTable.rows("legal-forms.csv"));

  private final Set<String> atEnd = new HashSet<>();
  private final Set<String> atStart = new HashSet<>();
  private final List<String> joined = new ArrayList<>();
  private final int longest;

  private LegalForms(List<List<String>> rows) {
    for (List<String> row : rows) {
      List<String> forms = row.subList(1, row.size());
      switch (row.get(0)) {
        case "end" -> forms.forEach(form -> atEnd.add(form.replace(" ", "")));
        case "start" -> atStart.addAll(forms);
        case "joined" -> joined.addAll(forms);
        default ->
            throw new IllegalStateException(
                "a row of legal forms begins with end, start or joined, not " + row.get(0));
      }
    }
    this.longest = atEnd.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The forms that come with the program. */
  static LegalForms builtIn() {
    return BUILT_IN;
  }

  boolean isAtStart(String word) {
    return atStart.contains(word);
  }

  /**
   * How many of the last words between the two places make up a legal form, at most; never all of
   * them. Words are compared without the spaces between them, so that "s a de c v" is one as well.
   */
  int wordsAtEnd(List<String> words, int first, int end) {
    String tail = "";
    int found = 0;
    for (int start = end - 1; start > first; start--) {
      tail = words.get(start) + tail;
      if (tail.length() > longest) {
        break;
      }
      if (atEnd.contains(tail)) {
        found = end - start;
      }
    }
    return found;
  }

  /** The name without the forms that scripts without spaces write right beside it. */
  String withoutJoined(String name) {
    if (TextFolding.isAscii(name)) {
      return name;
    }
    String bare = name;
    for (String shorter = withoutOne(bare); !shorter.equals(bare); shorter = withoutOne(bare)) {
      bare = shorter;
    }
    return bare;
  }

  private String withoutOne(String name) {
    for (String form : joined) {
      if (name.length() > form.length() && name.startsWith(form)) {
        return TextFolding.strip(name.substring(form.length()));
      }
      if (name.length() > form.length() && name.endsWith(form)) {
        return TextFolding.strip(name.substring(0, name.length() - form.length()));
      }
    }
    return name;
  }
}

package dev.tributary.normalisation;

import java.util.List;

/**
 * Names of companies without their legal form: "The Smith &amp; Sons Co., Ltd." becomes "smith and
 * sons". A name that is nothing but a legal form keeps its first word.
 */
final class CompanyNormaliser implements Normaliser {
  private static final String AND = "and";
  private static final String ARTICLE = "the";

  private final LegalForms forms = LegalForms.builtIn();

  @Override
  public Normalised normalise(String raw) {
    String name = bare(raw);
    if (!TextFolding.isAscii(raw)) {
      // What a joined form leaves bare can be another form.
      for (String barer = bare(name); !barer.equals(name); barer = bare(name)) {
        name = barer;
      }
    }
    return Normalised.remaining(name, raw);
  }

  private String bare(String raw) {
    String folded = joinInitials(TextFolding.fold(raw));
    String words = TextFolding.words(folded.replace("&", " and ").replace("+", " and "));
    List<String> name = List.of(words.split(" "));
    int start = start(name);
    return forms.withoutJoined(String.join(" ", name.subList(start, end(name, start))));
  }

  private int start(List<String> name) {
    int start = 0;
    while (start + 1 < name.size()
        && (name.get(start).equals(ARTICLE) || forms.isAtStart(name.get(start)))) {
      start++;
    }
    return start;
  }

  private int end(List<String> name, int start) {
    int end = name.size();
    for (int taken = forms.wordsAtEnd(name, start, end); taken > 0; ) {
      end -= taken;
      while (end - 1 > start && name.get(end - 1).equals(AND)) {
        end--;
      }
      taken = forms.wordsAtEnd(name, start, end);
    }
    return end;
  }

  /** Takes the dots out of initials, "s.a. de c.v." to "sa de cv", and out of nothing else. */
  private static String joinInitials(String folded) {
    if (folded.indexOf('.') < 0) {
      return folded;
    }
    StringBuilder joined = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      if (folded.charAt(i) != '.' || !isInitial(folded, i - 1) || !isInitial(folded, i + 1)) {
        joined.append(folded.charAt(i));
      }
    }
    return joined.toString();
  }

  /** Says whether a single letter stands at this place; ASCII only, others compose differently. */
  private static boolean isInitial(String text, int at) {
    return at >= 0
        && at < text.length()
        && TextFolding.isAsciiLetter(text.charAt(at))
        && !isWordPartAt(text, at - 1)
        && !isWordPartAt(text, at + 1);
  }

  private static boolean isWordPartAt(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}

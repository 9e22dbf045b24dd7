package dev.tributary.demo;

/**
 * A first or a last name.
 *
 * @param latin in Latin letters, accents included
 * @param nativeScript as its bearer writes it, where that is another script; else empty
 */
record NamePart(String latin, String nativeScript) {
  /** Reads {@code native=Latin}, or a name that is Latin already; a dash in a last name is kept. */
  static NamePart parse(String word) {
    int equals = word.indexOf('=');
    return equals < 0
        ? new NamePart(word, "")
        : new NamePart(word.substring(equals + 1), word.substring(0, equals));
  }

  boolean hasNativeScript() {
    return !nativeScript.isEmpty();
  }
}

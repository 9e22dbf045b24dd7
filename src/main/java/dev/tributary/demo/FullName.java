package dev.tributary.demo;

/**
 * The name of a person.
 *
 * @param suffix Jr or Sr, or empty
 */
record FullName(NamePart first, NamePart last, String suffix) {
  FullName(NamePart first, NamePart last) {
    this(first, last, "");
  }

  FullName withFirst(NamePart newFirst) {
    return new FullName(newFirst, last, suffix);
  }

  FullName withLast(NamePart newLast) {
    return new FullName(first, newLast, suffix);
  }

  FullName withSuffix(String newSuffix) {
    return new FullName(first, last, newSuffix);
  }

  /** True where the whole name can be written in one script other than Latin. */
  boolean hasNativeScript() {
    return first.hasNativeScript() && last.hasNativeScript();
  }

  /** The initial and the last name in plain letters: no two in a community share it by accident. */
  String initialAndLast() {
    return Letters.plain(first.latin()).charAt(0) + " " + Letters.plain(last.latin());
  }
}

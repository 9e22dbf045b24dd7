package dev.tributary.demo;

/** What dice are thrown for: the first label of their sequence. */
final class Purpose {
  static final long COMPANY = 1;
  static final long COMMUNITY = 2;
  static final long RECORDS = 3;
  static final long NUMBERING = 4;
  static final long CHANGES = 5;
  static final long ADDRESS_BOOK = 6;

  private Purpose() {}
}

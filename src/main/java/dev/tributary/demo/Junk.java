package dev.tributary.demo;

import java.util.List;

/** What people write into fields that they must not leave empty. */
final class Junk {
  static final List<String> TEXTS = List.of("N/A", "unknown", "n/a", "-", "none", "TBD");
  static final List<String> PHONES =
      List.of("000-000-0000", "999-999-9999", "0000000000", "123-456-7890", "N/A", "unknown");
  static final List<String> MAILS =
      List.of("test@test.com", "noreply@example.com", "none@none.com", "unknown", "N/A", "a@a.com");

  private Junk() {}
}

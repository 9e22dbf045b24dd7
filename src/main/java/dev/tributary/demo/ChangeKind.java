package dev.tributary.demo;

/** What happens to records over time. */
public enum ChangeKind {
  /** Somebody new turns up in a first source. */
  NEW_CUSTOMER(8),
  /** A further source, or the same once more, takes down somebody known. */
  NEW_RECORD(24),
  /** A typing error is corrected, a missing or shortened name completed. */
  CORRECTION(14),
  /** A record gets a new phone number. */
  NEW_PHONE(12),
  /** A record gets a new private mail address. */
  NEW_MAIL(12),
  /** A new employer, and the mail address that comes with it. */
  JOB_CHANGE(8),
  /** A record is deleted. */
  DELETION(20),
  /** Two records of one person in one source become one: a deletion, then an update. */
  ACCOUNT_MERGE(6);

  private final int weight;

  ChangeKind(int weight) {
    this.weight = weight;
  }

  /** How often it happens, against the others. */
  int weight() {
    return weight;
  }
}

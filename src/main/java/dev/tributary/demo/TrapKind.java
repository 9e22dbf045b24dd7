package dev.tributary.demo;

/** Why different people look alike. */
public enum TrapKind {
  /** Spouses, siblings or parents with one family name and one home phone. */
  HOUSEHOLD,
  /** Colleagues who give the same mailbox of their company, such as info@. */
  ROLE_MAILBOX,
  /** Strangers with the same name, in other companies; some in one city, some Jr and Sr. */
  NAMESAKE
}

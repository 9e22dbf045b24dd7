package dev.tributary.demo;

/** How well a written value shows what it stands for. */
enum Clarity {
  /** Nothing is written, or what stands there names nobody: a placeholder, a role mailbox. */
  VOID,
  /** Only part of it shows: an initial, half of a double name, another script. */
  PARTIAL,
  /** One typing error. */
  BLURRED,
  /** As it is, or in a form that normalising takes back. */
  CLEAR
}

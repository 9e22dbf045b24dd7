package dev.tributary.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the holder of a key may do. */
public enum Role {
  /** Reads entities, with personal values masked. */
  READER_MASKED,
  /** Reads entities whole. */
  READER,
  /** Reads, and decides about records and entities. */
  STEWARD,
  /** Sends and deletes records; reads nothing but what became of them, masked. */
  INGESTER,
  /** Everything. */
  ADMIN;

  /** Those who may read, masked or not. */
  public static final Set<Role> READING = Set.of(READER_MASKED, READER, STEWARD, ADMIN);

  /** Those who may decide. */
  public static final Set<Role> DECIDING = Set.of(STEWARD, ADMIN);

  /** Those who may send records. */
  public static final Set<Role> SENDING = Set.of(INGESTER, ADMIN);

  /** Those who may run the service. */
  public static final Set<Role> RUNNING = Set.of(ADMIN);

  /** As it is written in files and commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether personal values are masked for it. */
  public boolean isMasked() {
    return this == READER_MASKED || this == INGESTER;
  }

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** All roles in words. */
  public static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }
}

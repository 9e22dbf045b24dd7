package dev.tributary.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a job does. Of each type one runs at a time, whatever the number of instances. */
public enum JobType {
  /** Learns the weights of the spec in force from the records of the resolver and from labels. */
  TRAIN,
  /** Publishes a version of the spec again, by which all records are resolved anew. */
  RE_RESOLVE,
  /** Writes what is published to a file of the instance. */
  EXPORT,
  /** Tells what another spec would make of the records. */
  SHADOW;

  /** As callers and the topic name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<JobType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** All of them in words. */
  public static String words() {
    return Arrays.stream(values()).map(JobType::word).collect(Collectors.joining(", "));
  }
}

package dev.tributary.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a job does. */
@FunctionalInterface
public interface JobWork {
  /**
   * Does it, and tells on the way how far it is.
   *
   * @throws JobFailedException where it cannot be done
   * @throws IOException where a file cannot be written
   */
  Made run(JobControl control) throws JobFailedException, IOException;

  /**
   * What came of it.
   *
   * @param result in short, for everybody who may see jobs
   * @param document in full; null where there is no more
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  record Made(ObjectNode result, byte @Nullable [] document) {}
}

package dev.tributary.http;

import dev.tributary.query.UnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has routes answer, and has what they tell of persons taken down before it is sent. */
final class NotedAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(NotedAnswers.class);

  private final ReadLog log;

  NotedAnswers(ReadLog log) {
    this.log = log;
  }

  /** The answer of a route, once it may be sent. */
  Reply answer(Route route, Request request) {
    Reply reply;
    try {
      reply = route.handler().answer(request);
    } catch (HttpFailure e) {
      // What is wrong is told without values, what is there now is not.
      if (e.current() != null && !request.reading().isEmpty()) {
        log.note(Read.of(request, Instant.now()));
      }
      throw e;
    }
    if (request.reading().isEmpty()) {
      return reply;
    }
    Read read = Read.of(request, Instant.now());
    Reply.Stream stream = reply.stream();
    if (stream == null) {
      log.note(read);
      return reply;
    }
    try {
      log.note(read.begun());
    } catch (UnavailableException e) {
      stream.close();
      throw e;
    }
    return reply.streaming(new NotedStream(stream, read, request.reading()));
  }

  /** An answer of which it is only known at its end what it told. */
  private final class NotedStream implements Reply.Stream {
    private final Reply.Stream answer;
    private final Read read;
    private final Reading reading;

    NotedStream(Reply.Stream answer, Read read, Reading reading) {
      this.answer = answer;
      this.read = read;
      this.reading = reading;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      answer.writeTo(out);
    }

    @Override
    public void close() {
      try {
        answer.close();
      } finally {
        end();
      }
    }

    private void end() {
      try {
        log.note(read.ended(reading, Instant.now()));
      } catch (UnavailableException e) {
        LOG.warn("the end of an answer of {} was not taken down, its begin was", read.route());
      }
    }
  }
}

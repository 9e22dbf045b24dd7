package dev.tributary.broker;

import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of Kafka's internal faults. A fatal one during the start fails the start; one in a
 * running node halts the process, as a broker of its own would: the data is safe on disk, and a
 * node that goes on without its metadata would only hang its clients.
 */
final class Faults implements FaultHandlerFactory {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();
  private volatile boolean running;

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable countFault) {
    return (message, cause) -> {
      countFault.run();
      RuntimeException fault = new FaultHandlerException(name + ": " + message, cause);
      if (fatal) {
        fatal(fault);
      } else {
        LOG.warn("A fault inside the embedded broker that it survives", fault);
      }
      return fault;
    };
  }

  /** From now on a fatal fault has nobody to be reported to. */
  void startCompleted() {
    running = true;
  }

  /** A stop may trip over what it takes apart; that is no reason to halt. */
  void stopping() {
    running = false;
  }

  /** The fault that is behind a failed start, where there was one. */
  @Nullable RuntimeException firstFatal() {
    return first.get();
  }

  private void fatal(RuntimeException fault) {
    first.compareAndSet(null, fault);
    if (running) {
      LOG.error("The embedded broker cannot go on; start again, the data is on disk", fault);
      Exit.halt(1);
    }
  }
}

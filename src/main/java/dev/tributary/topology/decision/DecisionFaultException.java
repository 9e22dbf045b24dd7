package dev.tributary.topology.decision;

/** Says that a steward's decision cannot be followed; its message never quotes a value. */
public final class DecisionFaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DecisionFault fault;

  DecisionFaultException(DecisionFault fault, String place) {
    super(fault.inWords(place), null, false, false);
    this.fault = fault;
  }

  public DecisionFault fault() {
    return fault;
  }

  /** What is wrong, where, and what cures it. */
  public String inWords() {
    return String.valueOf(getMessage());
  }
}

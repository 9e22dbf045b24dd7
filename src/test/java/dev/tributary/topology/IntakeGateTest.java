package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntakeGateTest {
  private final IntakeGate gate = new IntakeGate(100);
  private long processed;
  private long now = 5;

  private boolean isClosedAt(long backlog) {
    now += 250;
    gate.update(backlog, ++processed, now);
    return gate.isClosed();
  }

  private boolean isClosedAtStandstill(long afterMillis) {
    now += afterMillis;
    gate.update(1_000, processed, now);
    return gate.isClosed();
  }

  @Test
  void letsInHalfOfWhatThereIsRoomForUntilItIsKnownHowThingsStand() {
    gate.update(60, ++processed, now);
    gate.admitted(19);
    assertThat(gate.isClosed()).isFalse();
    gate.admitted(1);
    assertThat(gate.isClosed()).isTrue();
    gate.unknown();
    assertThat(gate.isClosed()).isFalse();
    gate.admitted(50);
    assertThat(gate.isClosed()).isTrue();
    gate.update(0, ++processed, now);
    assertThat(gate.isClosed()).isFalse();
  }

  @Test
  void closesAboveTheLimitAndOpensAtHalfOfIt() {
    assertThat(gate.isClosed()).isFalse();
    assertThat(isClosedAt(100)).isFalse();
    assertThat(isClosedAt(101)).isTrue();
    assertThat(isClosedAt(60)).isTrue();
    assertThat(isClosedAt(51)).isTrue();
    assertThat(isClosedAt(50)).isFalse();
    assertThat(isClosedAt(90)).isFalse();
  }

  @Test
  void opensForAMomentWhereNothingMoves() {
    assertThat(isClosedAt(1_000)).isTrue();
    assertThat(isClosedAtStandstill(IntakeGate.STANDSTILL_MILLIS - 1)).isTrue();
    assertThat(isClosedAtStandstill(1)).as("open after a standstill").isFalse();
    assertThat(isClosedAtStandstill(250)).as("closed again").isTrue();
    assertThat(isClosedAtStandstill(IntakeGate.STANDSTILL_MILLIS)).isFalse();
  }

  @Test
  void staysClosedForAsLongAsTheBacklogIsWorkedOn() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(isClosedAt(1_000)).isTrue();
    }
  }
}

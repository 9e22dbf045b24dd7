package dev.tributary.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That the JVM reads the compiler directives as they are written. */
final class CompilerDirectivesTest {
  @Test
  @DisplayName("HotSpot takes both directives")
  void taken() throws Exception {
    assumeTrue(
        System.getProperty("java.vm.name").contains("Server VM"), "not a HotSpot with C2 in it");

    assertThat(CompilerDirectives.add()).contains("2 compiler directives added");
  }
}

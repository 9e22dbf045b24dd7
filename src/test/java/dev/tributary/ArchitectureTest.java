package dev.tributary;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Keeps the layers: who may import whom, and what must stay out of the science. */
@AnalyzeClasses(
    packages = ArchitectureTest.ROOT,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  static final String ROOT = "dev.tributary";

  private static final Set<String> SCIENCE =
      Set.of("normalisation", "blocking", "comparison", "scoring", "clustering", "survivorship");

  private static final String CORE_OF_TOPOLOGY =
      "model normalisation blocking comparison scoring clustering survivorship spec codec";

  /** Each package and what it may import of ours, beside itself. A new package goes here first. */
  private static final Map<String, String> MAY_IMPORT =
      Map.ofEntries(
          entry("model", ""),
          entry("normalisation", "model"),
          entry("blocking", "model"),
          entry("comparison", "model"),
          entry("scoring", "model"),
          entry("clustering", "model"),
          entry("survivorship", "model"),
          entry("spec", "model normalisation blocking comparison scoring clustering survivorship"),
          entry("codec", "model"),
          entry("batch", "model scoring clustering spec"),
          entry("training", "model scoring spec batch"),
          entry("broker", ""),
          entry("demo", "model"),
          entry("evaluation", "model"),
          entry("topology", CORE_OF_TOPOLOGY),
          entry("query", CORE_OF_TOPOLOGY + " topology"),
          entry("ingest", CORE_OF_TOPOLOGY + " topology query"),
          entry("stewardship", CORE_OF_TOPOLOGY + " topology query ingest"),
          entry("erasure", CORE_OF_TOPOLOGY + " topology query ingest stewardship"),
          entry("search", CORE_OF_TOPOLOGY + " topology query"),
          entry("export", CORE_OF_TOPOLOGY + " topology"),
          entry(
              "jobs", CORE_OF_TOPOLOGY + " topology batch training evaluation export query ingest"),
          entry("events", CORE_OF_TOPOLOGY + " topology query"),
          entry("http", CORE_OF_TOPOLOGY + " topology query search ingest stewardship jobs events"),
          entry(
              "api",
              CORE_OF_TOPOLOGY
                  + " topology export query search ingest stewardship erasure jobs events http"),
          entry(
              "cli",
              CORE_OF_TOPOLOGY
                  + " batch training topology export query search ingest stewardship erasure jobs events"
                  + " http api broker demo evaluation"));

  @TestFactory
  Stream<DynamicTest> importsOnlyWhatItMay() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    return MAY_IMPORT.keySet().stream()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> layer(name).check(classes)));
  }

  private static ArchRule layer(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), Stream.of(MAY_IMPORT.get(name).split(" ")))
            .filter(one -> !one.isEmpty())
            .map(ArchitectureTest::within)
            .toArray(String[]::new);
    return classes()
        .that(resideInAPackage(within(name)))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true); // a part that is not there yet breaks no rule
  }

  private static String within(String name) {
    return ROOT + "." + name + "..";
  }

  private static String[] within(Set<String> names) {
    return names.stream().map(ArchitectureTest::within).toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule EVERY_CLASS_IS_IN_A_KNOWN_PACKAGE =
      classes().should().resideInAnyPackage(within(MAY_IMPORT.keySet()));

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_SCIENCE_IS_PURE =
      noClasses()
          .that(resideInAnyPackage(within(SCIENCE)).or(resideInAPackage(within("model"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.rocksdb..",
              "com.fasterxml.jackson..",
              "org.snakeyaml..",
              "picocli..",
              "com.sun.net.httpserver..",
              "java.net.http..",
              "java.sql..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_WRITES_TO_THE_STANDARD_STREAMS =
      noClasses().that(resideOutsideOfPackage(within("cli"))).should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_ENDS_THE_PROCESS_OR_WAITS_BY_THE_CLOCK =
      noClasses()
          .that(resideOutsideOfPackage(within("cli")))
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule NOTHING_IS_DESERIALISED_BY_JAVA =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

  @ArchTest static final ArchRule ONE_WAY_OF_LOGGING = noClasses().should(USE_JAVA_UTIL_LOGGING);

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Manager|Common|Base|Impl|Misc)")
          .orShould()
          .haveNameMatching(".*[.$](Base|Common|Abstract)[A-Z].*")
          .orShould()
          .resideInAnyPackage(
              "..util..", "..utils..", "..helper..", "..common..", "..base..", "..impl..");

  @ArchTest
  static void theImportFoundTheClasses(JavaClasses classes) {
    // A wrong path would make every rule above hold of nothing.
    assertThat(classes.contain(ROOT + ".model.RecordKey")).isTrue();
  }
}

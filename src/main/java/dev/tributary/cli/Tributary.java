package dev.tributary.cli;

import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.cli.terminal.StopSignal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code tributary COMMAND …}. */
@Command(
    name = "tributary",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Resolves the records of several systems to golden records, as they change.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tributary demo",
      "  tributary resolve --spec customer.yml --source crm_contacts=crm.csv --out resolved",
      "  tributary COMMAND --help",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:it worked",
      "  1:it worked, and the result is negative: differences, records missing",
      "  2:the arguments make no sense",
      " 65:a file or a spec cannot be read",
      " 69:no broker, or a directory that cannot be had",
      " 70:something broke on the way",
      "130:ended by Ctrl-C before its time",
    })
public final class Tributary implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Tributary() {}

  public static void main(String[] arguments) {
    quieten(arguments);
    StopSignal stop = new StopSignal();
    stop.listen();
    int code = execute(stop, arguments);
    stop.commandEnded(code);
    System.exit(code);
  }

  /** Whatever happens there is an exit code: threads of Kafka would keep the process for ever. */
  private static int execute(StopSignal stop, String[] arguments) {
    try {
      return commandLine(stop).execute(arguments);
    } catch (Error e) {
      e.printStackTrace();
      return ExitCode.INTERNAL;
    }
  }

  /** All commands; what they write goes where the command line's streams are set to. */
  static CommandLine commandLine(StopSignal stop) {
    CommandLine commands =
        new CommandLine(new Tributary())
            .addSubcommand(new DemoCommand(stop))
            .addSubcommand(new ResolveCommand(stop))
            .addSubcommand(new RunCommand(stop))
            .addSubcommand(new ServeCommand(stop))
            .addSubcommand(new KeysCommand())
            .addSubcommand(new EvaluateCommand())
            .addSubcommand(new WhyCommand())
            .addSubcommand(spec(stop))
            .addSubcommand(new BlockingCommand())
            .addSubcommand(new ShadowCommand(stop))
            .addSubcommand(new ExportCommand())
            .addSubcommand(new ErasureCommand())
            .addSubcommand(new TopicsCommand())
            .addSubcommand(new TrainCommand())
            .addSubcommand(new GenerateCommand())
            .addSubcommand(new BenchCommand());
    layOut(commands);
    return commands
        .setParameterExceptionHandler(Tributary::tellWrongArguments)
        .setExecutionExceptionHandler(new FailureReport(stop))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine spec(StopSignal stop) {
    return new CommandLine(new SpecCommand()).addSubcommand(new SpecPublishCommand(stop));
  }

  private static void layOut(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n");
    command.getSubcommands().values().forEach(Tributary::layOut);
  }

  /** In one line, as for every other failure; the whole help would push it out of sight. */
  private static int tellWrongArguments(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("tributary: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("see " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE;
  }

  /** Without a command: what there is. */
  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    spec.commandLine().usage(out);
  }

  /**
   * Commands say themselves what they do, so that the log keeps to what is wrong; a service is
   * watched by its log. Has to happen before anything logs, and so before arguments are parsed.
   */
  private static void quieten(String[] arguments) {
    List<String> all = Arrays.asList(arguments);
    boolean verbose = all.contains("--verbose");
    defaultTo("tributary.log.level", verbose ? "INFO" : "WARN");
    defaultTo(
        "tributary.kafka.log.level",
        verbose || all.contains("run") || all.contains("serve") ? "WARN" : "ERROR");
  }

  private static void defaultTo(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}

package io.netsplit.scenario.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code netsplit list}: what there is to use in a scenario file. */
@Command(name = "list", header = "List what there is to use: scenarios, protocols, faults, metrics and more.")
final class ListCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TOPIC",
            defaultValue = "scenarios",
            description = "scenarios.")
    private String topic = "scenarios";

    ListCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (!topic.equals("scenarios")) {
            throw UserMistake.usage("'" + topic + "' is not something that can be listed.");
        }
        ScenarioLibrary.open(environment.directory()).names().forEach(environment.out()::println);
        return ExitCode.OK;
    }
}

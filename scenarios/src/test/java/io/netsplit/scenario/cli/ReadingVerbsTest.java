package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingVerbsTest {
    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void start() throws IOException {
        machine = new FakeMachine(folder);
        Files.writeString(folder.resolve("good.yaml"), InitCommand.template());
        Files.writeString(
                folder.resolve("bad.yaml"),
                InitCommand.template().replace("30s", "30").replace("crash: leader", "crahs: leader"));
    }

    @Test
    void checkAcceptsAGoodFile() {
        assertThat(machine.run("check", "good.yaml")).isZero();
        assertThat(machine.out()).isEqualTo("✓ good.yaml\n");
    }

    @Test
    void checkShowsAllErrorsOfAFileAtOnce() {
        assertThat(machine.run("check", "bad.yaml")).isEqualTo(3);
        assertThat(machine.out()).contains("error[NS010]", "error[NS012]: unknown fault 'crahs'", "bad.yaml: 2 errors");
    }

    @Test
    void checkWritesJsonForMachines() {
        assertThat(machine.run("check", "bad.yaml", "--format", "json")).isEqualTo(3);
        Golden.assertMatches("check.json", machine.out());
    }

    @Test
    void checkWritesSarifForCodeHosts() {
        assertThat(machine.run("check", "bad.yaml", "--format", "sarif")).isEqualTo(3);
        assertThat(machine.out()).contains("\"version\": \"2.1.0\"", "\"ruleId\": \"NS010\"", "\"startLine\": 9");
    }

    @Test
    void checkWritesAnnotations() {
        machine.run("check", "bad.yaml", "--format", "github");
        assertThat(machine.out()).startsWith("::error file=bad.yaml,line=9,col=13,title=NS010::");
    }

    @Test
    void checkAppliesSettings() {
        assertThat(machine.run("check", "good.yaml", "--set", "run.duration=1s"))
                .isEqualTo(3);
        assertThat(machine.out()).contains("--set:1:");
    }

    @Test
    void checkOfAMissingFileMatchesNothing() {
        assertThat(machine.run("check", "none.yaml")).isEqualTo(4);
        assertThat(machine.err()).startsWith("netsplit: There is no file none.yaml.");
    }

    @Test
    void listShowsEveryTopicAndEveryWordHasAMeaning() {
        Catalog catalog = new Catalog(folder);
        for (String topic : catalog.topics()) {
            assertThat(catalog.entries(topic)).as(topic).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.word()).isNotBlank();
                assertThat(entry.meaning()).as(entry.word()).isNotBlank();
            });
        }
    }

    @Test
    void listOfAnUnknownTopicNamesThemAll() {
        assertThat(machine.run("list", "fault")).isEqualTo(64);
        assertThat(machine.err()).contains("Did you mean 'faults'?", "scenarios, protocols");
    }

    @Test
    void listWritesJson() {
        assertThat(machine.run("list", "conditions", "--json")).isZero();
        assertThat(machine.out()).contains("\"topic\": \"conditions\"", "{\"name\": \"one-leader\"");
    }

    @Test
    void everyWordHasAPage() {
        Catalog catalog = new Catalog(folder);
        Pages pages = new Pages(catalog);
        for (String topic : catalog.topics()) {
            if (!topic.equals("scenarios")) {
                catalog.entries(topic)
                        .forEach(entry -> assertThat(pages.page(entry.word().toLowerCase(java.util.Locale.ROOT)))
                                .as(entry.word())
                                .isPresent());
            }
        }
    }

    @Test
    void explainTellsAScenarioInProseWithItsTimeLine() {
        assertThat(machine.run("explain", "good.yaml")).isZero();
        Golden.assertMatches("explain.txt", machine.out());
    }

    @Test
    void explainTellsWhatEachVariantChangesAndWhichClaimsAreIts() {
        assertThat(machine.run("explain", "ttl-every-clock-fault")).isZero();
        assertThat(machine.out())
                .contains("clock of n3: 50000 ppm too fast")
                .contains("  drift          as above\n")
                .contains("  backward-step  at 10 s clock of n3: jumps 2 s back\n")
                .contains("  strobe         at 10 s clock of n3: 1 s behind and right again, every 2 s\n")
                .contains("expired.early == 0 during wrong, in drift and jump — expected to fail");
    }

    @Test
    void explainShowsThePageOfACode() {
        assertThat(machine.run("explain", "ns010")).isZero();
        assertThat(machine.out()).contains("NS010", "Wrong:", "Right:");
    }

    @Test
    void explainOfAMisspeltWordSuggestsTheNearest() {
        assertThat(machine.run("explain", "partion")).isEqualTo(4);
        assertThat(machine.err()).contains("Nothing is called 'partion'. Did you mean 'partition'?");
    }

    @Test
    void initWritesAScenarioThatIsValidAndTheSchemaBesideIt() {
        assertThat(machine.run("init", "my-test")).isZero();
        assertThat(folder.resolve("my-test.netsplit.yaml"))
                .content()
                .contains("name: my-test", "$schema=./netsplit-v1.schema.json");
        assertThat(folder.resolve("netsplit-v1.schema.json")).content().contains("draft-07");
        assertThat(machine.run("check", "my-test.netsplit.yaml")).isZero();
    }

    @Test
    void initStartsFromAScenarioOfTheLibraryAndKeepsItsComments() throws IOException {
        assertThat(machine.run("init", "mine", "--from", "raft-split-brain")).isZero();
        assertThat(Files.readString(folder.resolve("mine.netsplit.yaml"))).contains("name: mine\n", "partition:", "# ");
        assertThat(machine.run("check", "mine.netsplit.yaml")).isZero();
    }

    @Test
    void initDoesNotWriteOverAFile() {
        machine.run("init", "my-test");
        assertThat(machine.run("init", "my-test")).isEqualTo(64);
        assertThat(machine.err()).contains("is there already");
        assertThat(machine.run("init", "my-test", "--force")).isZero();
    }

    @Test
    void initRefusesANameThatIsNone() {
        assertThat(machine.run("init", "My Test")).isEqualTo(64);
        assertThat(machine.err()).contains("'My Test' is not a name");
    }

    @Test
    void doctorFindsWhatIsNeeded() {
        assertThat(machine.run("doctor")).isZero();
        assertThat(machine.out()).contains("✓ Java", "✓ library", "✓ output folder");
        assertThat(machine.run("doctor", "--json")).isZero();
        assertThat(machine.out()).startsWith("{\n  \"findings\": [");
    }

    @Test
    void viewSaysWhatToDoWhereThereIsNoDashboard() {
        assertThat(machine.run("view", "good")).isEqualTo(69);
        assertThat(machine.err()).contains("The dashboard is not there", "./netsplit view", "report.html");
    }
}

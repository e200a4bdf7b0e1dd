package io.netsplit.real.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the disk is there again after a restart, up to the first record that is not whole. */
class FileDiskTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("journal");
    }

    private FileDisk open() throws IOException {
        return new FileDisk(file, Runnable::run, Runnable::run);
    }

    @Test
    void registersAndLogsSurvive() throws IOException {
        FileDisk disk = open();
        disk.write("term", 1L, 8);
        disk.write("term", 2L, 8);
        for (long i = 1; i <= 6; i++) {
            disk.append("log", "entry " + i, 8);
        }
        disk.truncateSuffix("log", 6);
        disk.truncatePrefix("log", 3);
        FileDisk again = open();
        assertThat(again.read("term")).isEqualTo(2L);
        assertThat(again.firstIndex("log")).isEqualTo(3);
        assertThat(again.lastIndex("log")).isEqualTo(5);
        assertThat(again.get("log", 4)).isEqualTo("entry 4");
        assertThat(again.lastIndex("another")).isZero();
    }

    @Test
    void aTornRecordEndsTheJournal() throws IOException {
        FileDisk disk = open();
        disk.append("log", "first", 8);
        long whole = Files.size(file);
        disk.append("log", "second", 8);
        byte[] bytes = Files.readAllBytes(file);
        for (long length = whole; length < bytes.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, (int) length));
            assertThat(open().lastIndex("log")).isEqualTo(1);
        }
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(open().lastIndex("log")).isEqualTo(1);
    }

    @Test
    void aSyncIsAnsweredOnTheProcessesThread() throws IOException {
        List<Runnable> loop = new ArrayList<>();
        FileDisk disk = new FileDisk(file, Runnable::run, loop::add);
        List<Boolean> answers = new ArrayList<>();
        disk.sync(answers::add);
        assertThat(answers).isEmpty();
        loop.get(0).run();
        assertThat(answers).containsExactly(true);
    }
}

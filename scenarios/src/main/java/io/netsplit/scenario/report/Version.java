package io.netsplit.scenario.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version of this build, as the build wrote it. */
public final class Version {
    private Version() {}

    /** As "0.1.0"; what is not yet released ends in "-SNAPSHOT". */
    public static String text() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                return "unknown";
            }
            String line = new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
            return line.substring(line.indexOf('=') + 1);
        } catch (IOException e) {
            return "unknown";
        }
    }
}

package io.netsplit.scenario.lab;

import io.netsplit.json.Json;
import io.netsplit.scenario.report.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a lab is reached: a file that its owner alone can read, there as long as the cluster is up.
 *
 * @param port on the loopback interface
 * @param token what a request must say
 */
public record LabAddress(int port, String token) {
    /** Its file, in the folder that takes the results. */
    public static final String FILE = "cluster.json";

    private static final int PATIENCE_MS = 30_000;

    /**
     * Writes it.
     *
     * @throws FileAlreadyExistsException where a cluster is up, or has left its file behind
     */
    public void write(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, ownersOnly);
        StringBuilder text = new StringBuilder();
        JsonWriter.compact(text)
                .beginObject()
                .put("port", (long) port)
                .put("token", token)
                .endObject();
        Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
    }

    /** What {@link #write} wrote; throws where the file is not there or says something else. */
    public static LabAddress read(Path file) throws IOException {
        try {
            Map<String, @Nullable Object> read =
                    Json.object(Files.readString(file, StandardCharsets.UTF_8).strip());
            if (read.get("port") instanceof Long port && read.get("token") instanceof String token) {
                return new LabAddress(port.intValue(), token);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IOException("it does not say where the cluster is");
    }

    /**
     * Asks the lab for something.
     *
     * @param request names and values in turns: texts, and true and false
     * @return what it says
     * @throws IllegalArgumentException where the lab refuses; the message is its own
     * @throws IOException where no lab answers
     */
    public String ask(Object... request) throws IOException {
        StringBuilder line = new StringBuilder();
        JsonWriter json = JsonWriter.compact(line).beginObject().put("token", token);
        for (int i = 0; i < request.length; i += 2) {
            if (request[i + 1] instanceof Boolean flag) {
                json.put((String) request[i], flag.booleanValue());
            } else {
                json.put((String) request[i], (String) request[i + 1]);
            }
        }
        json.endObject();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (answer == null) {
                throw new IOException("it does not answer");
            }
            Map<String, @Nullable Object> said = Json.object(answer);
            if (said.get("error") instanceof String error) {
                throw new IllegalArgumentException(error);
            }
            return said.get("text") instanceof String text ? text : "";
        }
    }
}

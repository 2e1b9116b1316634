package dev.caesura.service.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.FileSystemResource;

/** A file of settings, in UTF-8. A byte order mark, which some editors write, is left out. */
public final class SettingsFile extends FileSystemResource {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] content;

    private SettingsFile(Path file, byte[] content) {
        super(file);
        this.content = content;
    }

    /**
     * Reads a file.
     *
     * @throws SettingsException if it is not a text file in UTF-8: with the line, if one is wrong
     */
    public static SettingsFile of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw wrong(
                    file.toString(),
                    Files.isDirectory(file) ? "is a folder, not a file" : "There is no such file");
        }
        try {
            byte[] content = withoutMark(Files.readAllBytes(file));
            requireUtf8(file, content);
            return new SettingsFile(file, content);
        } catch (IOException e) {
            throw wrong(file.toString(), "can't be read: " + e.getMessage());
        }
    }

    /** The file's text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(content);
    }

    private static byte[] withoutMark(byte[] content) {
        boolean marked =
                content.length >= MARK.length
                        && Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(content, MARK.length, content.length) : content;
    }

    private static void requireUtf8(Path file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, CharBuffer.allocate(content.length + 1), true);
        if (result.isError()) {
            throw wrong(
                    file + ":" + line(content, bytes.position()),
                    "has a character that is not UTF-8; save the file as UTF-8");
        }
    }

    private static int line(byte[] content, int until) {
        int line = 1;
        for (int i = 0; i < until; i++) {
            if (content[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static SettingsException wrong(String place, String says) {
        return new SettingsException(List.of(new Problem(place, "", says)));
    }
}

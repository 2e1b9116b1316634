package dev.caesura.gateway.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * An entry that Kafka refuses for good, kept on the disk out of the queue's way until somebody
 * looks.
 *
 * @param name its name, which is its file's
 * @param at the time at which it was set aside
 * @param reason the reason, as a short code
 * @param detail the error, for a person
 * @param bytes the entry; empty if it was damaged
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record SetAside(String name, Instant at, String reason, String detail, byte[] bytes) {

    private static final int VERSION = 1;
    private static final int LONGEST_TEXT = 4_096;

    byte[] toFile() {
        ByteArrayOutputStream file = new ByteArrayOutputStream(bytes.length + 1_024);
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.writeByte(VERSION);
            out.writeLong(at.toEpochMilli());
            out.writeUTF(cut(reason));
            out.writeUTF(cut(detail));
            out.writeInt(bytes.length);
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /**
     * Reads what {@link #toFile} wrote.
     *
     * @throws IOException if it is something else
     */
    static SetAside fromFile(String name, byte[] file) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException(name + " has the unknown version " + version);
            }
            Instant at = Instant.ofEpochMilli(in.readLong());
            String reason = in.readUTF();
            String detail = in.readUTF();
            byte[] bytes = new byte[Math.max(0, Math.min(in.readInt(), in.available()))];
            in.readFully(bytes);
            return new SetAside(name, at, reason, detail, bytes);
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}

package dev.caesura.gateway.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A record's bytes in the spool; the first is the format's version. */
final class RecordCodec {

    private static final int VERSION = 1;

    private RecordCodec() {}

    static byte[] encode(OutgoingRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(record.bytes());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(record.topic());
            write(out, record.key());
            write(out, record.value());
            out.writeShort(record.headers().size());
            for (Map.Entry<String, byte[]> header : record.headers().entrySet()) {
                out.writeUTF(header.getKey());
                write(out, header.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws UncheckedIOException if it is something else
     */
    static OutgoingRecord decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("A spooled record has the unknown version " + version);
            }
            String topic = in.readUTF();
            byte[] key = read(in);
            byte[] value = read(in);
            return new OutgoingRecord(topic, key, value, readHeaders(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> readHeaders(DataInputStream in) throws IOException {
        int count = in.readShort();
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            headers.put(in.readUTF(), read(in));
        }
        return headers;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}

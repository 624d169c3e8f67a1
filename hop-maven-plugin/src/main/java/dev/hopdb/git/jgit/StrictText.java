package dev.hopdb.git.jgit;

import dev.hopdb.problem.HopException;
import dev.hopdb.problem.ShellWord;
import dev.hopdb.sql.Source;
import dev.hopdb.sql.SqlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a file: UTF-8 or a refusal, for a database must not get what nobody wrote. */
final class StrictText {

    private static final int LONGEST_HELD = 4 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final byte[] MARK_IN_UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";

    private StrictText() {}

    static String of(String path, byte[] bytes) {
        String text = decoded(path, bytes);
        if (text.startsWith(LFS_POINTER)) {
            throw new HopException(
                    "%s is kept in Git LFS".formatted(path),
                    "the commit holds only a pointer, and hop reads what it runs from commits",
                    "keep it in Git itself: git lfs untrack %s\ngit add --renormalize %s"
                            .formatted(ShellWord.of(path), ShellWord.of(path)));
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Whether a script of this many bytes is read where it is, without its data. */
    static boolean isLong(long size) {
        return size > LONGEST_HELD;
    }

    static SqlText abridged(String path, Source bytes) throws IOException {
        long mark = markOf(bytes);
        try {
            return SqlText.abridged(from -> bytes.open(from + mark));
        } catch (CharacterCodingException e) {
            throw notUtf8(path, e);
        }
    }

    /** How many bytes its byte order mark has. */
    private static int markOf(Source bytes) throws IOException {
        try (InputStream in = bytes.open(0)) {
            byte[] first = in.readNBytes(MARK_IN_UTF_8.length);
            return Arrays.equals(first, MARK_IN_UTF_8) ? first.length : 0;
        }
    }

    private static String decoded(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw notUtf8(path, e);
        }
    }

    private static HopException notUtf8(String path, CharacterCodingException e) {
        return new HopException(
                "%s is not UTF-8".formatted(path),
                "text in another encoding would reach the database with other characters than you see",
                "iconv -f ISO-8859-1 -t UTF-8 %s > %s.utf8 && mv %s.utf8 %s".formatted(path, path, path, path),
                e);
    }
}

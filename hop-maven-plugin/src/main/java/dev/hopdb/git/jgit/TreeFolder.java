package dev.hopdb.git.jgit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** What is directly in one folder of a commit. */
record TreeFolder(List<Item> items) {

    static final TreeFolder EMPTY = new TreeFolder(List.of());

    /** @param raw the bytes of the name, one a character: Git orders and keeps names as bytes */
    record Item(String raw, FileMode mode, ObjectId id) {

        static String raw(String name) {
            return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }

        String name() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return raw.getBytes(StandardCharsets.ISO_8859_1);
        }

        boolean isFolder() {
            return FileMode.TREE.equals(mode);
        }

        boolean isFile() {
            return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
        }
    }

    static TreeFolder read(ObjectReader reader, ObjectId tree) throws IOException {
        List<Item> items = new ArrayList<>();
        CanonicalTreeParser parser = new CanonicalTreeParser();
        for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
            byte[] name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            String raw = new String(name, StandardCharsets.ISO_8859_1);
            items.add(new Item(raw, parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return new TreeFolder(items);
    }
}

/** The action {@code content-hash}. */
module com.example.hash {
    requires org.tbimage.core;

    provides org.tbimage.action.Action with
            com.example.hash.ContentHashAction;
}

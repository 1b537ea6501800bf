--
-- PostgreSQL database dump
--
\restrict abc

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TYPE public.genre AS ENUM (
    'novel',
    'poetry'
);

CREATE TABLE public.authors (
    id integer NOT NULL,
    name character varying(120) NOT NULL,
    born date,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.authors OWNER TO postgres;

CREATE SEQUENCE public.authors_id_seq
    AS integer
    START WITH 1;

CREATE TABLE public.books (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    title character varying(200) NOT NULL,
    isbn text,
    kind public.genre DEFAULT 'novel'::public.genre NOT NULL,
    status character varying(20) DEFAULT 'draft'::character varying NOT NULL,
    price numeric(10,2) NOT NULL,
    pages integer DEFAULT 0,
    keywords text[],
    author_id integer NOT NULL,
    CONSTRAINT books_price_check CHECK ((price >= (0)::numeric)),
    CONSTRAINT books_status_check CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'out'::character varying])::text[])))
);

CREATE TABLE public.books_tags (
    book_id uuid NOT NULL,
    tag_id integer NOT NULL
);
CREATE TABLE public.tags (
    id integer GENERATED ALWAYS AS IDENTITY,
    label text NOT NULL
);

ALTER TABLE ONLY public.authors ALTER COLUMN id SET DEFAULT nextval('public.authors_id_seq'::regclass);

COPY public.authors (id, name, born, created_at, updated_at) FROM stdin;
1	Ada; Lovelace's	\N	x	y
\.

ALTER TABLE ONLY public.authors
    ADD CONSTRAINT authors_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.books
    ADD CONSTRAINT books_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.books_tags
    ADD CONSTRAINT books_tags_pkey PRIMARY KEY (book_id, tag_id);
ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.books
    ADD CONSTRAINT books_isbn_key UNIQUE (isbn);
CREATE INDEX books_title_idx ON public.books USING btree (title, author_id);
CREATE VIEW public.cheap AS SELECT * FROM public.books;
ALTER TABLE ONLY public.books
    ADD CONSTRAINT books_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.authors(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.books_tags
    ADD CONSTRAINT a FOREIGN KEY (book_id) REFERENCES public.books(id);
ALTER TABLE ONLY public.books_tags
    ADD CONSTRAINT b FOREIGN KEY (tag_id) REFERENCES public.tags(id);
COMMENT ON COLUMN public.books.title IS 'As on the cover';

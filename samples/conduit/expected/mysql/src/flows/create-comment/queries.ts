import type { Article, ArticleRow } from '../../articles/article.ts'
import { commentColumns, toComment, type Comment, type CommentRow } from '../../comments/comment.ts'
import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import { toDatetime } from '../../database/values.ts'

const FIND_ARTICLE = 'SELECT articles.id FROM articles WHERE articles.slug = ?'

const CREATE_COMMENT = `
  INSERT INTO comments (body, author_id, article_id, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?)`

export interface FoundComment extends Comment {
  username: string
  bio: string | null
  image: string | null
  following: boolean
}

const FIND_COMMENT = `
  SELECT ${commentColumns},
    (SELECT users.username FROM users WHERE users.id = comments.author_id) AS username,
    (SELECT users.bio FROM users WHERE users.id = comments.author_id) AS bio,
    (SELECT users.image FROM users WHERE users.id = comments.author_id) AS image,
    EXISTS (
      SELECT 1 FROM users_following
      WHERE users_following.following_id = comments.author_id
        AND users_following.user_id = ?) AS following
  FROM comments
  WHERE comments.id = ?`

export async function findArticle(db: Database, slug: string): Promise<Pick<Article, 'id'> | null> {
  return (await db.get<Pick<ArticleRow, 'id'>>(FIND_ARTICLE, [slug])) ?? null
}

export async function createComment(
  db: Database,
  values: { readonly body: string; readonly articleId: number; readonly authorId: number },
): Promise<Comment> {
  const at = now()
  const comment: Omit<Comment, 'id'> = {
    body: values.body,
    authorId: values.authorId,
    articleId: values.articleId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(CREATE_COMMENT, [
    comment.body,
    comment.authorId,
    comment.articleId,
    toDatetime(comment.createdAt),
    toDatetime(comment.updatedAt),
  ])
  return { id: insertId, ...comment }
}

export async function findComment(
  db: Database,
  userId: number,
  createdId: number,
): Promise<FoundComment | null> {
  const row = await db.get<
    CommentRow & { username: string; bio: string | null; image: string | null; following: 0 | 1 }
  >(FIND_COMMENT, [userId, createdId])
  return row === undefined
    ? null
    : {
        ...toComment(row),
        username: row.username,
        bio: row.bio,
        image: row.image,
        following: row.following === 1,
      }
}

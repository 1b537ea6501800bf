import type { Article, ArticleRow } from '../../articles/article.ts'
import { commentColumns, toComment, type Comment, type CommentRow } from '../../comments/comment.ts'
import type { Database } from '../../database/client.ts'

const FIND_ARTICLE = 'SELECT articles.id FROM articles WHERE articles.slug = ?'

export interface FoundComment extends Comment {
  username: string
  bio: string | null
  image: string | null
  following: boolean
}

const FIND_COMMENTS = `
  SELECT ${commentColumns},
    (SELECT users.username FROM users WHERE users.id = comments.author_id) AS username,
    (SELECT users.bio FROM users WHERE users.id = comments.author_id) AS bio,
    (SELECT users.image FROM users WHERE users.id = comments.author_id) AS image,
    EXISTS (
      SELECT 1 FROM users_following
      WHERE users_following.following_id = comments.author_id
        AND users_following.user_id = ?) AS following
  FROM comments
  WHERE comments.article_id = ?
  ORDER BY comments.created_at, comments.id
  LIMIT 500`

export async function findArticle(db: Database, slug: string): Promise<Pick<Article, 'id'> | null> {
  return (await db.get<Pick<ArticleRow, 'id'>>(FIND_ARTICLE, [slug])) ?? null
}

export async function findComments(
  db: Database,
  userId: number | null,
  articleId: number,
): Promise<FoundComment[]> {
  const rows = await db.all<
    CommentRow & { username: string; bio: string | null; image: string | null; following: 0 | 1 }
  >(FIND_COMMENTS, [userId, articleId])
  return rows.map((row) => ({
    ...toComment(row),
    username: row.username,
    bio: row.bio,
    image: row.image,
    following: row.following === 1,
  }))
}
